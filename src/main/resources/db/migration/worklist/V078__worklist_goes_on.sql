-- Where a case that was merged goes on.
alter table worklist.case_card add column goes_on_in text;
