create schema agency;

create table agency.region (
    code        text primary key,
    name        text not null,
    name_en     text not null,
    level       text not null,
    parent_code text references agency.region
);

create table agency.agency (
    code        text primary key,
    type        text not null,
    region_code text not null references agency.region,
    name        text not null,
    name_en     text not null
);

create table agency.person (
    username            text primary key,
    name                text not null,
    agency_code         text not null references agency.agency,
    locale              text not null,
    enabled             boolean not null,
    password_hash       text not null,
    password_changed_at timestamptz not null,
    -- Counts what signs a person out: password, roles, closing.
    version             integer not null
);
create index person_of_agency on agency.person (agency_code) where enabled;

create table agency.person_role (
    username text not null references agency.person,
    role     text not null,
    primary key (username, role)
);

-- Wrong passwords, counted for all nodes. The user name is kept as a fingerprint: people type passwords into that field.
create table agency.sign_in_failure (
    who          text not null,
    network      text not null,
    attempts     integer not null,
    locks        integer not null,
    last_at      timestamptz not null,
    locked_until timestamptz,
    primary key (who, network)
);
create index sign_in_failure_old on agency.sign_in_failure (last_at);
