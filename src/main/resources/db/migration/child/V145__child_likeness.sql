-- The same home, however it was typed, and the same guardian lead to a child whose name was heard and written with another sign.
alter table child.file add column home_folded text;
update child.file set home_folded = upper(regexp_replace(address, '[^[:alnum:]]', '', 'g'))
    where length(regexp_replace(address, '[^[:alnum:]]', '', 'g')) >= 5;
create index file_home on child.file (county, right(home_folded, 5)) where home_folded is not null;
create index file_guardian_name on child.file (county, lower(replace(guardian_name, ' ', '')))
    where guardian_name is not null;
