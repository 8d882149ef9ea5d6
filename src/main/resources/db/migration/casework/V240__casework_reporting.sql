-- How a report becomes a case is a module of its own; what it alone reads and writes goes with it.
create schema if not exists reporting;
alter table casework.proposal set schema reporting;
alter table casework.same_child set schema reporting;
