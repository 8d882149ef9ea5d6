-- A hand-over is a task with a term: whose it is, since when, and the process in which it is answered.
alter table casework.hand_over add column sender text;
alter table casework.hand_over add column taker text;
alter table casework.hand_over add column taker_role text;
-- where it happened, as narrow as known
alter table casework.hand_over add column place text;
-- since when it lies with whoever has it
alter table casework.hand_over add column since timestamptz;
-- null until its task began; the platform begins it for rows of older versions
alter table casework.hand_over add column instance_id text;
-- the answer that made it was corrected to something else
alter table casework.hand_over add column taken_back_at timestamptz;
update casework.hand_over set since = coalesce(decided_at, made_at);
alter table casework.hand_over alter column since set not null;
alter table casework.hand_over drop constraint hand_over_state_check;
alter table casework.hand_over add constraint hand_over_state_check
    check (state in ('waiting', 'accepted', 'refused', 'dropped'));
create index hand_over_instance on casework.hand_over (instance_id);
