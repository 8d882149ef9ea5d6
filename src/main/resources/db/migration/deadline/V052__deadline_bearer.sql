-- Whose duty or right a term is, and which desks are told of it where it runs on a case.
alter table deadline.term
    add bearer text not null default 'AGENCY' check (bearer in ('AGENCY', 'COURT', 'PARTY', 'GUARDIAN', 'REPORTER')),
    add desks text not null default '';

-- Who is told of a passed limit beside those whom every passed limit is told to.
create table deadline.escalation (
    term      text    not null,
    stage     text    not null check (stage in ('MISSED', 'ESCALATED')),
    desk      text    not null,
    message   text    not null check (message in ('TERM', 'CLUE')),
    source_zh text    not null default '',
    source_en text    not null default '',
    shipped   boolean not null default false,
    primary key (term, stage, desk)
);

-- The instance whose task or step set it: what is answered there may change it. The edition of the tables it was counted
-- with: another one has it counted anew.
alter table deadline.set_deadline
    add instance_id text,
    add edition text,
    drop constraint set_deadline_status_check,
    add constraint set_deadline_status_check check (status in ('RUNNING', 'MET', 'MISSED', 'PASSED', 'WITHDRAWN'));
drop index deadline.set_deadline_provisional;
create index set_deadline_open on deadline.set_deadline (id) where ended_at is null;
