-- Who turns eighteen these days.
create index file_birth_date on child.file (birth_date);
