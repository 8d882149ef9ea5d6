-- A child that speaks only where an adult whom it trusts is beside it: whoever goes to it knows.
alter table child.file add column trusted_adult boolean;
