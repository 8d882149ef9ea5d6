#!/bin/sh
# Makes the user that the platform runs as. Its rights are given by the platform when it has made the tables.
set -eu
psql -v ON_ERROR_STOP=1 -v name="$APP_USER" -v password="$APP_PASSWORD" -v database="$POSTGRES_DB" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role :"name" login password :'password';
revoke all on database :"database" from public;
grant connect on database :"database" to :"name";
SQL
