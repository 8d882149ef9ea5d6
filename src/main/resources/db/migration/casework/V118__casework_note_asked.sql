-- Why an agency was asked to take part stands among the notes.
alter table casework.note drop constraint note_kind_check;
alter table casework.note add constraint note_kind_check check (kind in ('visit', 'call', 'meeting', 'asked', 'other'));
