-- A correction that would end the work on a RED case, and has no effect before another agency agrees.
create table correction.held_back (
    item_id uuid primary key,
    case_no text not null,
    -- the first correction of the answer that has had no effect yet
    number  int not null
);
create index held_back_case on correction.held_back (case_no);
