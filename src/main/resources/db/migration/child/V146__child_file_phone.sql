-- Children of one guardian's telephone are candidates for the same child; without this every file was read.
create index file_phone on child.file (phone_folded) where phone_folded is not null;
