-- Whose step lends a task its name; and the county of its case, in which supervisors look for what is overdue.
alter table worklist.work_item add column titled_in text, add column titled_by text, add column county text;
update worklist.work_item item set county = card.county from worklist.case_card card where card.case_no = item.case_no;
alter table worklist.work_item alter column county set not null;

create index work_item_county on worklist.work_item (county, due_at, id) where state = 'OPEN';

-- What leaders and supervisors did with a task, and why; read with the task and its case, kept out of the trail.
create table worklist.oversight (
    id      uuid primary key,
    item_id uuid not null references worklist.work_item (id),
    case_no text not null,
    kind    text not null check (kind in ('ASSIGNED', 'TAKEN_OVER', 'RETURNED', 'LEFT', 'REMINDED', 'INSTRUCTED')),
    person  text not null,
    other   text,
    reason  text not null,
    at      timestamptz not null
);
create index oversight_case on worklist.oversight (case_no, at);
create index oversight_item on worklist.oversight (item_id, at);
