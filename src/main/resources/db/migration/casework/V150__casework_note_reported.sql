-- What a later report told stands among the notes, for whoever works on the case.
alter table casework.note drop constraint note_kind_check;
alter table casework.note add constraint note_kind_check
    check (kind in ('visit', 'call', 'meeting', 'asked', 'reported', 'other'));
