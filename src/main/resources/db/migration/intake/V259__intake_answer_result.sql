-- What came of a report, as a code; in the last answer only, and not in those that were written before it was asked.
alter table intake.answer add column result text;
