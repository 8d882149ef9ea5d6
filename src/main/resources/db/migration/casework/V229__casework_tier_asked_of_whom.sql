-- Which answer would take the case from RED, for those who must say what they think of it.
alter table casework.tier_asked add item_id uuid;
-- Who was asked.
create table casework.tier_asked_person (
    asked_id uuid not null references casework.tier_asked (id) on delete cascade,
    person   text not null,
    primary key (person, asked_id)
);
create index tier_asked_person_asked on casework.tier_asked_person (asked_id);
