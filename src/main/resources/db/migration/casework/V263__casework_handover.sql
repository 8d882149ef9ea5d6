-- What passes work on is a module of its own; what it alone reads and writes goes with it.
create schema if not exists handover;
alter table casework.hand_over set schema handover;
alter table casework.hand_over_source set schema handover;
alter table casework.hand_over_process set schema handover;
alter table casework.transfer set schema handover;
