-- What a person wants to be told, where it differs from what everybody is told. What concerns a child's safety is no choice.
create table notification.choice (
    person text not null,
    kind   text not null,
    told   boolean not null,
    primary key (person, kind)
);
