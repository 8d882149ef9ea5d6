-- What a corrected answer changes is a module of its own.
create schema if not exists correction;
alter table casework.look_again set schema correction;
