-- The question whether two cases are about one child, to the office that coordinates the place of the other case.
create table casework.same_child (
    id          uuid primary key,
    asking      text not null references casework.case_file (case_no),
    other       text not null references casework.case_file (case_no),
    -- the agency that registered the report
    asked_by    text not null,
    asked_at    timestamptz not null,
    instance_id text unique,
    judgement   text check (judgement in ('merge', 'link', 'apart')),
    judged_by   text,
    judged_at   timestamptz,
    unique (asking, other),
    check (asking <> other)
);

-- Agencies that are kept away from a case, because somebody of them is kin of those concerned or suspected.
create table casework.excluded_party (
    case_no     text not null references casework.case_file (case_no),
    agency_code text not null,
    source      text not null,
    since       timestamptz not null,
    primary key (case_no, agency_code)
);
