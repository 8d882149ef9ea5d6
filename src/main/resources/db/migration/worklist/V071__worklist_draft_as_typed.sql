-- A draft is kept as it was typed, and jsonb refuses the character NUL.
alter table worklist.draft alter column answers type json;
