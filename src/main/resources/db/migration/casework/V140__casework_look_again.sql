-- A correction after which a process would have gone another way, and the task in which somebody puts it right.
create table casework.look_again (
    instance_id text primary key,
    item_id     uuid not null,
    number      int not null,
    -- element ids of the model, joined by commas: what the right answer would have led to, and what the wrong one began
    follows     text not null,
    instead     text not null,
    unique (item_id, number)
);
