create schema child;

-- One child, one file. Identity stands here and nowhere else but in the report that brought it.
create table child.file (
    id             uuid primary key,
    name           text,
    sex            text not null default 'U' check (sex in ('M', 'F', 'U')),
    birth_date     date,
    id_no          text,
    address        text,
    guardian_name  text,
    guardian_phone text,
    school         text,
    county         text not null,
    residence      text,
    made_at        timestamptz not null
);
-- Two reports at the same moment must find the same file.
create unique index file_id_no on child.file (id_no) where id_no is not null;
create index file_person on child.file (name, birth_date, county);
create index file_guardian on child.file (guardian_phone) where guardian_phone is not null;

-- The facts of the safety strip, each with its source; the newest of a kind counts.
create table child.strip_fact (
    id      bigint generated always as identity primary key,
    file_id uuid not null references child.file (id),
    kind    text not null check (kind in ('tier', 'danger', 'doNotContact', 'workerSafety', 'lastSeen', 'careStatus')),
    value   jsonb not null,
    set_by  text not null,
    source  text not null,
    case_no text,
    reason  text,
    set_at  timestamptz not null
);
create index strip_fact_file on child.strip_fact (file_id, kind, id desc);
