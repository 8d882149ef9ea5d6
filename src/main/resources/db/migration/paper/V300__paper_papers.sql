create schema paper;

-- Each version of each template, those that came with the platform (no agency) among them: a paper keeps the one it was made with.
create table paper.template (
    id          uuid primary key,
    kind        text not null,
    agency_code text,
    version     int not null,
    content     bytea not null,
    sha256      text not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    -- the agency went back to the template of the platform
    retired_at  timestamptz
);
create unique index template_version on paper.template (kind, coalesce(agency_code, ''), version);
create unique index template_shipped on paper.template (kind, sha256) where agency_code is null;
create index template_agency on paper.template (agency_code, kind, version);

create table paper.paper (
    id           uuid primary key,
    case_no      text not null,
    item_id      uuid not null,
    kind         text not null,
    agency_code  text not null,
    template_id  uuid not null references paper.template,
    state        text not null check (state in ('DRAFT', 'ISSUED', 'WITHDRAWN')),
    -- what a person wrote on this paper, by word
    typed        jsonb not null,
    version      int not null,
    year         int,
    number       int,
    file_id      uuid,
    sha256       text,
    made_by      text not null,
    made_at      timestamptz not null,
    issued_by    text,
    issued_at    timestamptz,
    withdrawn_by text,
    withdrawn_at timestamptz,
    withdrawn_why text,
    check ((state = 'DRAFT') = (number is null)),
    check ((number is null) = (year is null) and (number is null) = (file_id is null)),
    check ((state = 'WITHDRAWN') = (withdrawn_why is not null))
);
create index paper_case on paper.paper (case_no, made_at);
create unique index paper_number on paper.paper (agency_code, kind, year, number) where number is not null;

-- The last number given; its row is held until the paper that got the number is there, so that none is lost.
create table paper.sequence (
    agency_code text not null,
    kind        text not null,
    year        int not null,
    last        int not null,
    primary key (agency_code, kind, year)
);

create table paper.delivery (
    id          uuid primary key,
    paper_id    uuid not null references paper.paper,
    recipient   text not null,
    -- who took it, as written
    named       text not null,
    how         text not null,
    outcome     text not null,
    served_on   date not null,
    remark      text not null,
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index delivery_paper on paper.delivery (paper_id, recorded_at);
