-- Names, numbers and telephones are compared in one form, however they were typed (child.Folded writes it from now on).
alter table child.file
    add column name_folded  text,
    add column id_no_folded text,
    add column phone_folded text;
update child.file set
    name_folded = case when normalize(name, NFKC) ~ '不详|不明|不知|未知|未取名|未起名|未命名|未登记|无名|弃婴|弃儿|某' then null
        else nullif(upper(regexp_replace(regexp_replace(normalize(name, NFKC), '[\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g'),
            '[\u00b7\u2022\u2027\u2219\u22c5\u30fb.]', chr(183), 'g')), '') end,
    id_no_folded = nullif(upper(regexp_replace(normalize(id_no, NFKC), '[\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g')), ''),
    phone_folded = nullif(regexp_replace(regexp_replace(normalize(guardian_phone, NFKC), '^\s*(\+|00)86', ''), '[^0-9]', '', 'g'), '');

-- A number with a slip of the pen is kept and unites nobody; so two files may hold the same.
drop index child.file_id_no;
drop index child.file_person;
drop index child.file_guardian;
create index file_id_no on child.file (id_no_folded) where id_no_folded is not null;
create index file_person on child.file (name_folded, birth_date, county) where name_folded is not null;
create index file_born on child.file (county, birth_date) where birth_date is not null;

-- Who guards the child, as a record of its own: so that the other children of the same guardian are found.
create table child.guardian (
    id           uuid primary key,
    name         text,
    phone        text,
    id_no        text,
    name_folded  text,
    phone_folded text,
    id_no_folded text,
    made_at      timestamptz not null
);
create index guardian_phone on child.guardian (phone_folded) where phone_folded is not null;
create index guardian_id_no on child.guardian (id_no_folded) where id_no_folded is not null;
create table child.file_guardian (
    file_id     uuid not null references child.file (id),
    guardian_id uuid not null references child.guardian (id),
    relation    text,
    primary key (file_id, guardian_id)
);
create index file_guardian_guardian on child.file_guardian (guardian_id);
-- One guardian per telephone and name.
insert into child.guardian (id, name, phone, name_folded, phone_folded, made_at)
    select gen_random_uuid(), min(guardian_name), min(guardian_phone), folded, phone_folded, min(made_at)
    from (select *, nullif(upper(regexp_replace(normalize(guardian_name, NFKC), '[\s\u00a0]', '', 'g')), '') as folded from child.file) as known
    where phone_folded is not null
    group by folded, phone_folded;
insert into child.file_guardian (file_id, guardian_id)
    select coalesce(file.same_as, file.id), guardian.id from child.file
    join child.guardian on guardian.phone_folded = file.phone_folded
        and guardian.name_folded is not distinct from nullif(upper(regexp_replace(normalize(file.guardian_name, NFKC), '[\s\u00a0]', '', 'g')), '')
    on conflict do nothing;

-- What a child needs to be heard, and whether it lives at its school.
alter table child.file
    add column language           text,
    add column interpreter_needed boolean,
    add column sign_language      boolean,
    add column disability_kind    text,
    add column boarding           boolean;
