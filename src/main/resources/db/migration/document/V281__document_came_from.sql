-- The folder of the merged case from which a file came.
alter table document.file add column came_from uuid;
