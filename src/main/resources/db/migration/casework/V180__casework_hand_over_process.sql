-- The processes of a hand-over, one after the other: a corrected answer may be one of a process that is over.
create table casework.hand_over_process (
    instance_id  text primary key,
    hand_over_id uuid not null references casework.hand_over (id) on delete cascade
);
create index hand_over_process_of on casework.hand_over_process (hand_over_id);
insert into casework.hand_over_process (instance_id, hand_over_id)
select instance_id, id from casework.hand_over where instance_id is not null;
