-- A due date that stands or stood, with the sum behind it. The subject is a task of the engine or a term of a case.
create table deadline.set_deadline (
    id           bigint generated always as identity primary key,
    subject      text        not null unique,
    case_no      text        not null,
    task_key     text,
    code         text        not null,
    counted_code text        not null,
    starts_from  text,
    facts        jsonb       not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    sum          jsonb       not null,
    provisional  boolean     not null,
    status       text        not null default 'RUNNING' check (status in ('RUNNING', 'MET', 'MISSED', 'WITHDRAWN')),
    round        int         not null default 0,
    ended_at     timestamptz
);
create index set_deadline_case on deadline.set_deadline (case_no, due_at);
create index set_deadline_provisional on deadline.set_deadline (due_at) where provisional and ended_at is null;

-- What is to be said about it, and when. A kind is said once per round; a round begins when the due date moved later.
create table deadline.mark (
    deadline_id bigint      not null references deadline.set_deadline (id) on delete cascade,
    kind        text        not null check (kind in ('NEAR', 'URGENT', 'MISSED', 'ESCALATED')),
    round       int         not null,
    fires_at    timestamptz not null,
    leader_too  boolean     not null,
    fired_at    timestamptz,
    failures    int         not null default 0,
    retry_at    timestamptz,
    primary key (deadline_id, kind, round)
);
create index mark_waiting on deadline.mark (fires_at) where fired_at is null;

create table deadline.change (
    id          bigint generated always as identity primary key,
    deadline_id bigint      not null references deadline.set_deadline (id) on delete cascade,
    changed_at  timestamptz not null,
    reason      text        not null,
    old_code    text        not null,
    new_code    text        not null,
    old_due_at  timestamptz not null,
    new_due_at  timestamptz not null
);
create index change_deadline on deadline.change (deadline_id);
