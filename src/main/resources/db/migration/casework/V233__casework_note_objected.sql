-- Somebody does not agree that a case was closed.
alter table casework.note drop constraint note_kind_check;
alter table casework.note add constraint note_kind_check
    check (kind in ('visit', 'call', 'meeting', 'asked', 'reported', 'objected', 'other'));
