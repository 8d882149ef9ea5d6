-- A correction that sends the report of a RED case on: whoever is at the case keeps what he has until the receiver takes it in.
create table correction.sent_on (
    item_id    uuid primary key,
    case_no    text not null,
    number     int  not null,
    -- where the process stood by the answer before, as the engine says it, separated by spaces
    activities text not null
);
create index sent_on_case on correction.sent_on (case_no);
