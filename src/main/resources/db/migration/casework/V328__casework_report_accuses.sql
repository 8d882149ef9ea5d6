-- Whose people the words of a report accuse, as they were read when it came in; a kind of agency in lower case.
create table casework.report_accuses (
    report_id uuid not null,
    kind      text not null,
    primary key (report_id, kind)
);
