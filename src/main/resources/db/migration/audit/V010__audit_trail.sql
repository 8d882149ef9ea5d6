create schema audit;

-- Numbers are handed out to the nodes in blocks of 50: a line's number goes into its mark, so it must be known before.
create sequence audit.line_id increment by 50;

create table audit.line (
    id           bigint primary key,
    at           timestamptz not null,
    actor        text not null,
    act          text not null,
    subject_kind text not null,
    subject_id   text not null,
    case_no      text,
    reason       text,
    mark         bytea not null
);
create index line_at on audit.line (at, id);
create index line_actor on audit.line (actor, at, id);
create index line_act on audit.line (act, at, id);
create index line_case on audit.line (case_no, at, id) where case_no is not null;

-- The lines that no seal covers yet. Written with the line; a line that is in neither table was smuggled in.
create table audit.waiting (
    line_id bigint primary key
);

create table audit.seal (
    seq     bigint primary key,
    line_id bigint not null unique,
    mac     bytea not null
);

create table audit.head (
    sole      boolean primary key default true check (sole),
    seq       bigint not null,
    mac       bytea not null,
    signature bytea not null,
    key_print bytea not null,
    sealed_at timestamptz not null
);

create function audit.refuse() returns trigger language plpgsql as
$$
begin
    raise exception 'the trail only grows: % on audit.% refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger line_only_grows before update or delete or truncate on audit.line
    for each statement execute function audit.refuse();
create trigger seal_only_grows before update or delete or truncate on audit.seal
    for each statement execute function audit.refuse();
