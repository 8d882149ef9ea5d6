-- What a hand-over comes from. A second need of the same kind for the same receiver is a second line of the first one.
create table casework.hand_over_source (
    hand_over_id  uuid not null references casework.hand_over (id),
    message       text not null,
    source_key    text not null,
    from_process  text not null,
    from_step     text not null,
    -- null in rows of an older version whose task had not begun
    sender        text,
    taken_back_at timestamptz,
    made_at       timestamptz not null,
    primary key (source_key, message)
);
create index hand_over_source_of on casework.hand_over_source (hand_over_id);
insert into casework.hand_over_source
    (hand_over_id, message, source_key, from_process, from_step, sender, taken_back_at, made_at)
select id, message, source_key, from_process, from_step, sender, taken_back_at, made_at from casework.hand_over;
