-- What is said of a closed case goes on in another one; its number is read only by whoever may open that.
alter table casework.note add column goes_on text references casework.case_file (case_no);
create index note_goes_on on casework.note (goes_on) where goes_on is not null;
alter table casework.note drop constraint note_kind_check;
update casework.note
set goes_on = split_part(content, ' · ', 1), content = substr(content, strpos(content, ' · ') + 3)
where kind = 'objected' and exists (select from casework.case_file where case_no = split_part(content, ' · ', 1));
alter table casework.note add constraint note_kind_check check (kind in ('visit', 'call', 'meeting', 'asked', 'reported',
    'objected', 'objected_on', 'called', 'called_on', 'called_nowhere', 'other'));
