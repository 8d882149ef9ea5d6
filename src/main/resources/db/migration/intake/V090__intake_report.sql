create schema intake;

-- What was reported. Who reported it stands apart, in intake.reporter.
create table intake.report (
    id                    uuid primary key,
    receipt_no            text not null unique,
    filed_at              timestamptz not null,
    -- RECEIVED, ACCEPTED, IN_PROGRESS, CLOSED: what the receipt page says
    state                 text not null,
    case_no               text,
    folder_id             uuid not null,
    region_code           text not null,
    categories            text not null,
    immediate_danger      boolean not null,
    description           text not null,
    found_at              timestamptz,
    found_place           text,
    suspect_relation      text,
    police_already_called boolean not null,
    police_case_no        text,
    child_name            text,
    child_sex             text,
    child_birth_date      date,
    child_id_no           text,
    child_address         text,
    guardian_name         text,
    guardian_phone        text,
    school                text,
    -- Not who the reporter is, only what follows from it: TL-11a is owed to a unit.
    from_unit             boolean not null,
    mandated              boolean not null,
    -- Fingerprint of the network address, for the rate only; null if the platform itself filed the report.
    source                bytea
);

create index report_waiting on intake.report (immediate_danger desc, filed_at) where case_no is null;
create index report_of_case on intake.report (case_no) where case_no is not null;
create index report_rate on intake.report (source, filed_at);
create index report_filed on intake.report (filed_at);

-- The reporter's identity. Nothing but intake.Reporters reads this table for a person.
create table intake.reporter (
    report_id  uuid primary key references intake.report,
    name       text,
    phone      text,
    email      text,
    unit       text,
    department text,
    anonymous  boolean not null,
    language   text not null
);

-- What makes two filings the same report; the values are keyed fingerprints.
create table intake.repeat (
    fingerprint bytea primary key,
    report_id   uuid not null references intake.report deferrable initially deferred,
    until       timestamptz not null
);

create index repeat_until on intake.repeat (until);
create index repeat_report on intake.repeat (report_id);
