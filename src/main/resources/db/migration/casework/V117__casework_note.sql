-- What happened between tasks: a visit, a call. Written once; what was wrong is put right by another note.
create table casework.note (
    id          uuid primary key,
    case_no     text not null references casework.case_file (case_no),
    kind        text not null check (kind in ('visit', 'call', 'meeting', 'other')),
    content     text not null,
    person      text not null,
    happened_at timestamptz not null,
    written_at  timestamptz not null
);
create index note_case on casework.note (case_no, happened_at);
