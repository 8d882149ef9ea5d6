create schema deadline;

-- What limits there are. A changed limit is a new row with the same code and place and a later valid_from, never an
-- update. Shipped rows are replaced when the shipped file changes; an office's own rows (shipped = false) stay.
create table deadline.term (
    code           text    not null,
    valid_from     date    not null,
    place          int     not null,
    base           text    not null,
    name_zh        text    not null,
    name_en        text    not null,
    condition      text    not null default '',
    unit           text    not null,
    amount         int check (amount > 0),
    amount_red     int check (amount_red > 0),
    starts_from    text    not null default '',
    source_zh      text    not null default '',
    source_en      text    not null default '',
    evidence       text    not null default '',
    confidence     text    not null check (confidence in ('V', 'L', 'M', 'P', 'S')),
    duty           text check (duty in ('V', 'L', 'M', 'P', 'S')),
    statutory      boolean not null,
    near_to_leader boolean not null default false,
    shipped        boolean not null default false,
    primary key (code, valid_from)
);

-- Days that differ from their weekday, by the State Council's yearly notice.
create table deadline.workday (
    day     date    primary key,
    kind    text    not null check (kind in ('HOLIDAY', 'WORKDAY')),
    name_zh text    not null,
    name_en text    not null,
    shipped boolean not null default false
);
