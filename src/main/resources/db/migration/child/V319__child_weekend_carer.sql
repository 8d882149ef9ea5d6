-- Who cares for a boarder at week-ends and in the holidays: whoever goes to it knows where to ask.
alter table child.file add column weekend_carer text;
