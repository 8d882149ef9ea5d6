-- A form as answers were given on it, whole. The same form is kept once, not with each of its answers.
create table worklist.form (
    hash   bytea primary key,
    schema text  not null
);

insert into worklist.form (hash, schema)
select distinct sha256(convert_to(form_schema, 'UTF8')), form_schema from worklist.answer;

alter table worklist.answer add column form bytea references worklist.form (hash);
update worklist.answer set form = sha256(convert_to(form_schema, 'UTF8'));
alter table worklist.answer alter column form set not null, drop column form_schema;
