-- School terms and vacations of the provinces, as deadline.workday: what an office added itself wins over a shipped row.
create table deadline.school_span (
    province text    not null check (province ~ '^[0-9]{2}$'),
    from_day date    not null,
    to_day   date    not null check (to_day >= from_day),
    kind     text    not null check (kind in ('TERM', 'BREAK')),
    name_zh  text    not null,
    name_en  text    not null,
    -- provisional, or the number of the notice that confirmed it
    status   text    not null,
    shipped  boolean not null default false,
    primary key (province, from_day)
);
