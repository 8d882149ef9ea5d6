-- The signed end of the chain goes forward only; a step back would hide what was cut off.
create function audit.only_forward() returns trigger language plpgsql as
$$
begin
    if tg_op = 'UPDATE' and new.seq > old.seq then
        return new;
    end if;
    raise exception 'the head of the trail only goes forward: % refused', lower(tg_op)
        using errcode = 'insufficient_privilege';
end
$$;
create trigger head_goes_forward before update or delete on audit.head
    for each row execute function audit.only_forward();
create trigger head_stays before truncate on audit.head
    for each statement execute function audit.only_forward();
