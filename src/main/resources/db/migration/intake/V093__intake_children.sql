-- A report may be about several children; each of them has a case of its own.
create table intake.report_child (
    report_id      uuid not null references intake.report,
    -- 0 is the child that the reporter told of first
    position       smallint not null,
    case_no        text,
    -- Whether that case is closed
    closed         boolean not null default false,
    name           text,
    sex            text,
    birth_date     date,
    id_no          text,
    address        text,
    guardian_name  text,
    guardian_phone text,
    school         text,
    -- What the child needs in order to be understood and found; null where nobody said
    language       text,
    interpreter    boolean,
    sign_language  boolean,
    disability     text,
    boarding       boolean,
    primary key (report_id, position)
);

insert into intake.report_child (report_id, position, case_no, closed, name, sex, birth_date, id_no, address, guardian_name,
    guardian_phone, school)
select id, 0, case_no, state = 'CLOSED', child_name, child_sex, child_birth_date, child_id_no, child_address, guardian_name,
    guardian_phone, school
from intake.report;

create index report_child_case on intake.report_child (case_no) where case_no is not null;

alter table intake.report
    drop column child_name,
    drop column child_sex,
    drop column child_birth_date,
    drop column child_id_no,
    drop column child_address,
    drop column guardian_name,
    drop column guardian_phone,
    drop column school,
    -- YES, NO or UNKNOWN; null where nobody was asked
    add column sexual_assault text;

-- The case of the first child; which report belongs to a case is asked of the children.
drop index intake.report_of_case;

-- The case that answered; null before a report could have several: then the answer counts for all.
alter table intake.answer add column case_no text;
