create table web.bucket (
    id         bigint primary key,
    state      bytea,
    expires_at bigint
);
create index bucket_expires on web.bucket (expires_at);
