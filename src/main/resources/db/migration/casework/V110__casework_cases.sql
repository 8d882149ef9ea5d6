create schema casework;

create table casework.case_number (
    county text not null,
    year   int not null,
    last   int not null,
    primary key (county, year)
);

create table casework.case_file (
    case_no          text primary key,
    child_id         uuid not null,
    county           text not null,
    region_code      text not null,
    categories       text not null,
    risk_tier        text not null,
    secrecy          text not null default 'NORMAL' check (secrecy in ('NORMAL', 'MAX')),
    first_receiver   text not null,
    school_code      text,
    police_code      text,
    hospital_code    text,
    provider_code    text,
    folder_id        uuid not null,
    previous_case_no text,
    opened_at        timestamptz not null,
    closed_at        timestamptz,
    end_state        text
);
-- One open case per child, also when two reports come at the same moment.
create unique index case_open_child on casework.case_file (child_id) where closed_at is null;
create index case_county on casework.case_file (county, opened_at desc);

-- A report opens or joins a case once, however often it is delivered.
create table casework.case_report (
    report_id   uuid primary key,
    case_no     text not null references casework.case_file (case_no),
    instance_id text,
    joined_at   timestamptz not null
);
create index case_report_case on casework.case_report (case_no);

-- Agencies that the case was handed to, besides those that got a task.
create table casework.party (
    case_no     text not null references casework.case_file (case_no),
    agency_code text not null,
    since       timestamptz not null,
    source      text not null,
    primary key (case_no, agency_code)
);

-- What a process hands to another one, or to a process that is not there yet. Unique per source: a repeat changes nothing.
create table casework.hand_over (
    id             uuid primary key,
    case_no        text not null references casework.case_file (case_no),
    message        text not null,
    from_process   text not null,
    from_step      text not null,
    source_key     text not null,
    to_process     text not null,
    facts          jsonb not null,
    state          text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused')),
    decided_by     text,
    decided_reason text,
    made_at        timestamptz not null,
    decided_at     timestamptz,
    unique (source_key, message)
);
create index hand_over_case on casework.hand_over (case_no);

-- The measures of the service plan.
create table casework.measure (
    id       uuid primary key,
    case_no  text not null references casework.case_file (case_no),
    plan_id  uuid not null,
    number   int not null,
    kind     text not null,
    owner    text not null,
    due_on   date not null,
    note     text,
    state    text not null default 'planned',
    unique (plan_id, number)
);

create table casework.emergency (
    id          uuid primary key,
    case_no     text not null references casework.case_file (case_no),
    pressed_by  text not null,
    reason      text not null,
    pressed_at  timestamptz not null,
    instance_id text
);
create index emergency_case on casework.emergency (case_no, pressed_at desc);
create table casework.emergency_reason (
    emergency_id uuid not null references casework.emergency (id),
    person       text not null,
    reason       text not null,
    at           timestamptz not null
);

-- What a table proposed when the case opened, on which inputs and with which rows.
create table casework.proposal (
    case_no  text not null references casework.case_file (case_no),
    decision text not null,
    version  int not null,
    value    text not null,
    rows     text not null,
    note     text not null,
    inputs   jsonb not null,
    made_at  timestamptz not null,
    primary key (case_no, decision)
);
