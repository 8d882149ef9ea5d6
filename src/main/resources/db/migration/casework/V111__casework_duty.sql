-- Who must know of what, because of what, since when, and the process that tells them. Unique per source: what was made
-- once for a report, an answer or a press is not made again.
create table casework.duty (
    id          uuid primary key,
    case_no     text not null references casework.case_file (case_no),
    kind        text not null check (kind in ('POLICE', 'ON_SCENE', 'COUNTY', 'AGENCY')),
    cause       text not null,
    source      text not null,
    place       text not null,
    agency_code text not null default '',
    since       timestamptz not null,
    -- null where somebody was at it already
    instance_id text,
    unique (case_no, kind, source, place, agency_code)
);

-- A report may be about several children; each opens or joins a case once.
alter table casework.case_report add column child smallint not null default 0;
alter table casework.case_report drop constraint case_report_pkey;
alter table casework.case_report add primary key (report_id, child);

-- In which case somebody registered a report that a merge brought along.
alter table casework.case_report add column came_from text;

-- Cases that belong together and are worked apart; each stands in both directions.
create table casework.case_link (
    case_no text not null references casework.case_file (case_no),
    other   text not null references casework.case_file (case_no),
    kind    text not null check (kind in ('sameReport', 'sameGuardian', 'sameChild')),
    since   timestamptz not null,
    primary key (case_no, other, kind),
    check (case_no <> other)
);
