-- What is said of a closed case, such as an objection, comes as a report without a form that asks about danger.
alter table intake.report add column danger_asked boolean not null default true;
update intake.report set danger_asked = false where not immediate_danger and description like '不同意案件 % 结案：%';
