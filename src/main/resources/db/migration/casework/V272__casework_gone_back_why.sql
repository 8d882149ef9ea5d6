-- Whether danger took a task back, or other news of the child.
alter table casework.gone_back add column danger boolean not null default true;
