create schema warning;

-- What was done about a guardian, counted over all children whom that guardian guards.
create table warning.measure (
    id          bigint generated always as identity primary key,
    source_key  text not null unique,
    case_no     text not null,
    kind        text not null check (kind in ('W1', 'W2', 'W3', 'W4')),
    guardian_id uuid,
    given_at    timestamptz not null,
    agency      text not null,
    item_id     uuid,
    date_key    text not null
);
create index measure_guardian on warning.measure (guardian_id, given_at) where guardian_id is not null;
create index measure_item on warning.measure (item_id) where item_id is not null;

-- Of which children it was about: without a guardian whom somebody can tell apart, it counts for these.
create table warning.measure_child (
    measure_id bigint not null references warning.measure (id),
    file_id    uuid not null,
    primary key (measure_id, file_id)
);
create index measure_child_file on warning.measure_child (file_id);

-- The children whom whoever began it named beside the child of the case.
create table warning.also_about (
    instance_id text not null,
    file_id     uuid not null,
    primary key (instance_id, file_id)
);
create index also_about_file on warning.also_about (file_id);
