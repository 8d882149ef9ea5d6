-- Tasks that were taken back because danger was told after the case was judged, so that their page says why.
create table casework.gone_back (
    item_id uuid primary key,
    case_no text        not null references casework.case_file (case_no),
    at      timestamptz not null
);
create index gone_back_case on casework.gone_back (case_no);
