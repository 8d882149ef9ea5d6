create schema notification;

create table notification.message (
    id         bigint generated always as identity primary key,
    recipient  text not null,
    kind       text not null,
    -- what it is about; the same thing is told to the same person once
    subject    text not null,
    case_no    text,
    about_zh   text,
    about_en   text,
    link       text,
    planned_at timestamptz not null,
    read_at    timestamptz,
    unique (recipient, subject, kind)
);
create index message_inbox on notification.message (recipient, planned_at desc, id desc);
create index message_unread on notification.message (recipient, planned_at) where read_at is null;
create index message_subject on notification.message (subject);

create table notification.mail (
    id          uuid primary key,
    key         text not null unique,
    message_id  bigint references notification.message on delete cascade,
    -- forgotten once the mail is out
    address     text,
    title       text not null,
    body        text not null,
    urgent      boolean not null,
    state       text not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'DEAD')),
    planned_at  timestamptz not null,
    next_at     timestamptz not null,
    attempts    int not null default 0,
    lease_owner uuid,
    lease_until timestamptz,
    sent_at     timestamptz,
    check ((state = 'SENDING') = (lease_owner is not null and lease_until is not null))
);
create index mail_due on notification.mail (urgent, next_at) where state in ('WAITING', 'SENDING');
create index mail_dead on notification.mail (planned_at) where state = 'DEAD';
create index mail_message on notification.mail (message_id) where message_id is not null;
