-- Where whoever saw the child of a closed case says otherwise than before that somebody goes again, the process in which he does.
create table casework.follow_up_again (
    item_id     uuid primary key,
    case_no     text not null references casework.case_file,
    instance_id text not null
);
create index follow_up_again_of_case on casework.follow_up_again (case_no);
