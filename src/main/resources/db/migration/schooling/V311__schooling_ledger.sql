create schema schooling;

-- The ledgers of dropout control: a row is entered and closed by steps of processes.
create table schooling.entry (
    id           bigint generated always as identity primary key,
    source_key   text not null unique,
    ledger       text not null check (ledger in ('schoolAge', 'suspected', 'dropout')),
    file_id      uuid not null,
    case_no      text not null,
    instance_id  text not null,
    school       text,
    place        text not null,
    absent_since timestamptz,
    stage        text not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    outcome      text,
    check ((closed_at is null) = (outcome is null))
);
create index entry_instance on schooling.entry (instance_id);
create index entry_file on schooling.entry (file_id);
create index entry_school on schooling.entry (school, ledger, opened_at desc) where school is not null;
create index entry_place on schooling.entry (place text_pattern_ops, ledger);

-- Where local law allows to penalise a guardian who keeps a child from school: the narrowest region with a row counts.
create table schooling.penalty_basis (
    region    text    primary key,
    given     boolean not null,
    source_zh text    not null,
    source_en text    not null,
    -- provisional while nobody has read the text itself, else confirmed
    status    text    not null check (status in ('provisional', 'confirmed'))
);
insert into schooling.penalty_basis (region, given, source_zh, source_en, status)
values ('53', true, '云南省有使用先例（普洱，2020年）；条文和数额没有查到，使用前请核实',
        'used in Yunnan before (Pu’er, 2020); article and amount were not found, check before use', 'provisional');
