-- What an answer became, and why. The first answer stays as it was given; the last correction counts.
create table worklist.correction (
    item_id      uuid        not null references worklist.answer (item_id),
    number       int         not null,
    case_no      text        not null,
    person       text        not null,
    reason       text        not null,
    before       jsonb       not null,
    after        jsonb       not null,
    corrected_at timestamptz not null,
    primary key (item_id, number)
);
create index correction_case on worklist.correction (case_no, corrected_at);
