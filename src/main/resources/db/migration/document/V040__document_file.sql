create schema document;

create table document.folder (
    id         uuid primary key,
    owner_kind text not null,
    owner_id   text not null,
    unique (owner_kind, owner_id)
);

create table document.file (
    id              uuid primary key,
    folder_id       uuid references document.folder,
    name            text not null,
    type            text not null,
    size            bigint not null,
    -- of what is kept; pictures are painted anew, so it differs from what was received
    sha256          bytea not null,
    received_sha256 bytea not null,
    uploaded_by     text not null,
    uploaded_at     timestamptz not null,
    -- a file that nobody puts into a folder goes at this time
    keep_until      timestamptz,
    attached_by     text,
    attached_at     timestamptz,
    check ((folder_id is null) = (keep_until is not null))
);
create index file_folder on document.file (folder_id, uploaded_at, id) where folder_id is not null;
create index file_keep on document.file (keep_until) where keep_until is not null;

-- In pieces, so that no node ever holds a whole film in memory. They are packed already: no second packing.
create table document.piece (
    file_id uuid not null references document.file on delete cascade,
    no      int not null,
    bytes   bytea not null,
    primary key (file_id, no)
);
alter table document.piece alter column bytes set storage external;
