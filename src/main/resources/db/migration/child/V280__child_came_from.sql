-- What a merge brought into another case, and from which: parted again, each has its own back.
alter table child.strip_fact add column came_from text;
alter table child.file_guardian add column came_from uuid;
-- For which file one was left first; the one that it is known by now may be another.
alter table child.file add column left_for uuid;
update child.file set left_for = same_as where same_as is not null;
create index file_left_for on child.file (left_for) where left_for is not null;
-- What the file for which it was left knew before its gaps were filled.
alter table child.file add column stays_knew jsonb;
