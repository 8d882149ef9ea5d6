-- Danger that stands in a case, and each other case of what is perhaps, or surely, the same child, since both are so.
with danger as (
    select said.case_no, said.id, said.set_at
    from casework.case_file file
    join lateral (
        select fact.* from child.strip_fact fact
        where fact.case_no = file.case_no and fact.kind = 'danger' order by fact.id desc limit 1
    ) said on said.value = 'true'::jsonb
    where file.closed_at is null
), pair as (
    select asking as one, other, asked_at as since from reporting.same_child
    where judgement is distinct from 'apart' and instance_id is not null
    union all
    select other, asking, judged_at from reporting.same_child where judgement = 'link'
)
select file.case_no, 'danger:' || danger.id as subject, file.region_code as place
from danger
join pair on pair.one = danger.case_no
join casework.case_file file on file.case_no = pair.other and file.closed_at is null
-- Whoever had a task of it then, and has it still, was told.
where exists (
    select from worklist.work_item item
    where item.case_no = file.case_no and item.state = 'OPEN'
      and item.received_at < greatest(danger.set_at, pair.since)
      and exists (
        select from agency.person person
        where person.enabled and person.agency_code = item.agency_code
          and (person.username = item.holder or (item.holder is null and exists (
            select from agency.person_role role
            where role.username = person.username and role.role = split_part(item.group_key, ':', 2)))))
      and not exists (
        select from notification.message message
        join agency.person person on person.username = message.recipient and person.agency_code = item.agency_code
        where message.case_no = file.case_no
          and message.kind in ('SAME_CHILD_IN_DANGER', 'CHILD_IN_DANGER', 'CHILD_NOT_FOUND')
          and message.planned_at >= greatest(danger.set_at, pair.since) - interval '1 second'))
union all
-- And police look where that one is, if it is elsewhere: nobody knows at which of the two places the child is.
select file.case_no, 'police:' || danger.id, file.region_code
from danger
join pair on pair.one = danger.case_no
join casework.case_file told on told.case_no = danger.case_no
join casework.case_file file on file.case_no = pair.other and file.closed_at is null and file.region_code <> told.region_code
where not exists (
    select from worklist.work_item item
    where item.case_no = file.case_no and item.state <> 'WITHDRAWN'
      and item.work in ('firstResponse', 'emergencyResponse')
      and (item.state = 'OPEN' or item.received_at >= greatest(danger.set_at, pair.since) - interval '1 hour'
        or item.ended_at >= greatest(danger.set_at, pair.since) - interval '1 second'))
union all
-- What is known of a child in one case is known in each that somebody judged to be of the same child.
select file.case_no, 'one:' || link.other, file.region_code
from casework.case_link link
join casework.case_file file on file.case_no = link.case_no
join casework.case_file other on other.case_no = link.other
where link.kind = 'sameChild' and other.child_id not in (select child.files_of(file.child_id))
  and exists (
    select from reporting.same_child asked
    where asked.judgement in ('link', 'merge')
      and ((asked.asking = link.case_no and asked.other = link.other) or (asked.asking = link.other and asked.other = link.case_no)))
order by 1, 2
