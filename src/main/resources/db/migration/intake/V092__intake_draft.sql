-- A report that somebody is still writing, found by the fingerprint of the browser's cookie.
create table intake.report_draft (
    token      bytea primary key,
    source     bytea not null,
    content    text not null,
    -- Set once it was filed; then the content is gone and only the receipt can be shown again.
    report_id  uuid references intake.report,
    changed_at timestamptz not null
);

create index report_draft_age on intake.report_draft (changed_at);
create index report_draft_source on intake.report_draft (source);

-- Wrong query codes per network address and hour.
create table intake.wrong_code (
    source bytea not null,
    hour   timestamptz not null,
    tries  integer not null,
    primary key (source, hour)
);
