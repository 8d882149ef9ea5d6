-- Why a task was taken back: besides danger and news, another agency objected to a refusal, or the child has died.
alter table casework.gone_back add column reason text;
update casework.gone_back set reason = case when danger then 'DANGER' else 'NEWS' end;
alter table casework.gone_back alter column reason set not null;
alter table casework.gone_back drop column danger;
