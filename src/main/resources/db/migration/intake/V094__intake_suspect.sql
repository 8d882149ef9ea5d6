-- A code of suspectKind beside the words of suspect_relation; null where nobody said.
alter table intake.report add column suspect_kind text;
