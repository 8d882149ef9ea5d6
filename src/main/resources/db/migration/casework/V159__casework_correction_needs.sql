-- Who asked an agency to take part; what it answers goes back there.
alter table casework.duty add column named_by text;

-- The kinds of agencies that the right answer would have given work.
alter table casework.look_again add column needs text not null default '';
