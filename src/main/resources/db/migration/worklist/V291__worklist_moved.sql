-- Which correction of an answer a task came or went with.
create table worklist.moved (
    item_id   uuid    not null references worklist.work_item (id) on delete cascade,
    gone      boolean not null,
    corrected uuid    not null,
    number    int     not null,
    primary key (item_id, gone),
    foreign key (corrected, number) references worklist.correction (item_id, number) on delete cascade
);
create index moved_by on worklist.moved (corrected, number);

-- Until now whatever moved within the minute was taken for moved by it.
insert into worklist.moved (item_id, gone, corrected, number)
select distinct on (item.id) item.id, true, made.item_id, made.number
from worklist.correction made
join worklist.work_item item on item.case_no = made.case_no and item.id <> made.item_id and item.state = 'WITHDRAWN'
    and item.ended_at >= made.corrected_at and item.ended_at < made.corrected_at + interval '1 minute'
order by item.id, made.corrected_at, made.number;
