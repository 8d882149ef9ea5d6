-- Who says after the intake that an agency is kept away, or may take part again, says why, and whoever opens the case reads it.
alter table casework.note drop constraint note_kind_check;
alter table casework.note add constraint note_kind_check check (kind in ('visit', 'call', 'meeting', 'asked', 'reported',
    'objected', 'objected_on', 'called', 'called_on', 'called_nowhere', 'parted', 'kept_away', 'let_back', 'other'));
