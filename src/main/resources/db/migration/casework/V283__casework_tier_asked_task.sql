-- The process with the task in which another agency answers; null where it is answered on the page of the case.
alter table casework.tier_asked add column instance_id text;
create unique index tier_asked_instance on casework.tier_asked (instance_id);
