-- What passed long ago is said again and again while the work is open: one row per deadline and round, whose time moves on.
-- said_at is when it was last said.
alter table deadline.mark drop constraint mark_kind_check;
alter table deadline.mark
    add constraint mark_kind_check check (kind in ('NEAR', 'URGENT', 'MISSED', 'ESCALATED', 'AGAIN'));
alter table deadline.mark add column said_at timestamptz;
insert into deadline.mark (deadline_id, kind, round, fires_at, leader_too)
select mark.deadline_id, 'AGAIN', mark.round, mark.fired_at + interval '1 day', false
from deadline.mark mark
join deadline.set_deadline deadline on deadline.id = mark.deadline_id and deadline.round = mark.round
    and deadline.ended_at is null
where mark.kind = 'ESCALATED' and mark.fired_at is not null;
