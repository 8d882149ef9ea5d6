-- What a reporter was told, or will be: one row per report and occasion.
create table intake.answer (
    id           uuid primary key,
    report_id    uuid not null references intake.report,
    -- The task that wrote it, or 'receipt': a second delivery of the same answer changes nothing.
    occasion     text not null,
    type         text not null,
    stage        text not null,
    content      text not null,
    channel      text not null,
    agency_code  text,
    written_at   timestamptz not null,
    delivered_at timestamptz,
    response     text,
    -- PENDING until the mail stands in the outbox
    mail         text not null,
    -- Of answers written in the same moment, the order
    seq          bigint generated always as identity,
    unique (report_id, occasion)
);

create index answer_mail on intake.answer (written_at) where mail = 'PENDING';
