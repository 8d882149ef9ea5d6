-- Agencies that are kept away from a case, because somebody of them is kin of those concerned or suspected.
alter table worklist.case_card add column excluded text[] not null default '{}';
