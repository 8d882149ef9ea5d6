-- Somebody would take a case from RED soon after danger was told; it stays RED until another agency agrees.
create table casework.tier_asked (
    id          uuid primary key,
    case_no     text not null,
    tier        text not null,
    -- the task whose answer says so
    task_key    text not null,
    reason      text,
    asked_by    text not null,
    asked_at    timestamptz not null,
    answered_by text,
    answered_at timestamptz,
    agreed      boolean,
    answer      text
);
create index tier_asked_case on casework.tier_asked (case_no);
create unique index tier_asked_open on casework.tier_asked (case_no) where answered_at is null;
