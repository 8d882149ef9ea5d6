create schema engine;

-- How often a step of the machine has failed and with what kind of fault: never the fault's own words, which may name a child.
create table engine.step_failure (
    job_id    text primary key,
    times     int not null,
    kind      text not null,
    fault     text not null,
    first_at  timestamptz not null,
    last_at   timestamptz not null
);
