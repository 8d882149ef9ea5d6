-- Each day that the closing of a case named for its child, and the process in which somebody goes there by that day.
create table casework.follow_up (
    case_no     text not null references casework.case_file,
    day         date not null,
    instance_id text not null,
    primary key (case_no, day)
);
