-- Calls for help that nobody heard are few, and looked for every few minutes.
create index note_nowhere on casework.note (case_no) where kind = 'called_nowhere';
