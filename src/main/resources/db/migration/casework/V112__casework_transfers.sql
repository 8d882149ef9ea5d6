-- A case or its intake goes to another agency: of the platform, which takes it or sends it back, or outside of it, where
-- somebody was spoken to.
create table casework.transfer (
    id          uuid primary key,
    case_no     text not null references casework.case_file (case_no),
    kind        text not null check (kind in ('POLICE', 'INTAKE')),
    from_agency text not null,
    to_agency   text,
    outside     text,
    spoken_to   text,
    sent_at     timestamptz not null,
    state       text not null check (state in ('SENT', 'ACCEPTED', 'RETURNED', 'OUTSIDE')),
    decided_at  timestamptz,
    decided_by  text,
    reason      text,
    source_key  text not null unique,
    check ((to_agency is null) = (state = 'OUTSIDE')),
    check ((outside is null) = (state <> 'OUTSIDE') and (spoken_to is null) = (state <> 'OUTSIDE'))
);
create index transfer_case on casework.transfer (case_no, sent_at);
