create schema safety;

-- A promise found broken, from the sweep that first saw it to the one that no longer did.
create table safety.breach (
    id         uuid primary key,
    promise    text not null,
    case_no    text,
    subject    text not null,
    place      text not null,
    first_seen timestamptz not null,
    ended_at   timestamptz
);
create unique index breach_open on safety.breach (promise, subject) where ended_at is null;
