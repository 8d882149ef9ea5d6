create schema worklist;

-- What the list says of a case, and who has to do with it. Pushed down by the owner of the case; no names.
create table worklist.case_card (
    case_no     text primary key,
    county      text not null,
    region_code text not null,
    categories  text not null default '',
    sex         text,
    age         smallint,
    risk_tier   text not null,
    secret      boolean not null default false,
    handed      text[] not null default '{}',
    named       text[] not null default '{}',
    closed_at   timestamptz
);

-- One row per thing to do: a projection of the engine's tasks, written in the engine's transaction.
create table worklist.work_item (
    id             uuid primary key,
    engine_task_id text not null unique,
    definition_id  text not null,
    instance_id    text not null,
    process_key    text not null,
    task_key       text not null,
    case_no        text not null,
    group_key      text not null,
    agency_code    text not null generated always as (split_part(group_key, ':', 1)) stored,
    holder         text,
    region_code    text not null,
    risk_tier      text not null,
    received_at    timestamptz not null,
    -- No term is "never": so that one index serves the order by due date.
    due_at         timestamptz not null default 'infinity',
    state          text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'WITHDRAWN')),
    ended_at       timestamptz,
    version        int not null default 0
);

-- The four questions of the list, each one index look-up.
create index work_item_pool on worklist.work_item (group_key, due_at, id) where state = 'OPEN' and holder is null;
create index work_item_mine on worklist.work_item (holder, due_at, id) where state = 'OPEN';
create index work_item_done on worklist.work_item (holder, ended_at desc, id) where state = 'DONE';
create index work_item_agency on worklist.work_item (agency_code, due_at, id) where state = 'OPEN';
create index work_item_case on worklist.work_item (case_no);

-- What somebody typed and has not sent yet. Private to its writer.
create table worklist.draft (
    item_id  uuid not null references worklist.work_item (id) on delete cascade,
    person   text not null,
    answers  jsonb not null,
    saved_at timestamptz not null,
    primary key (item_id, person)
);

create table worklist.answer (
    item_id     uuid primary key references worklist.work_item (id),
    case_no     text not null,
    task_key    text not null,
    form_id     text not null,
    form_schema text not null,
    person      text not null,
    group_key   text not null,
    answers     jsonb not null,
    answered_at timestamptz not null
);
create index answer_case on worklist.answer (case_no, answered_at);

-- What a table proposed when the answer was given, on which inputs and with which rows.
create table worklist.proposal (
    item_id  uuid not null references worklist.work_item (id),
    field    text not null,
    decision text not null,
    version  int not null,
    value    text,
    rows     text not null,
    note     text not null,
    inputs   jsonb not null,
    taken    boolean not null,
    primary key (item_id, field)
);
