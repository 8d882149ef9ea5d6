-- Two files may turn out to be the same child's; the one that is left points to the other.
alter table child.file add column same_as uuid references child.file (id) check (same_as <> id);
create index file_same on child.file (same_as) where same_as is not null;
