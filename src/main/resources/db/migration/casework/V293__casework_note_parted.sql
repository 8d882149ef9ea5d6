-- Two cases that were taken for one are parted again: who did so, and how he knows, is read in each of them.
alter table casework.note drop constraint note_kind_check;
alter table casework.note add constraint note_kind_check check (kind in ('visit', 'call', 'meeting', 'asked', 'reported',
    'objected', 'objected_on', 'called', 'called_on', 'called_nowhere', 'parted', 'other'));
