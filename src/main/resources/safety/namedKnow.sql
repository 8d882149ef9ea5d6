-- Since when an agency takes part, and each time that it was asked again.
with named as (
    select case_no, agency_code, since, null as instance_id, 'agency:' || agency_code as subject
    from casework.party
    union all
    select case_no, agency_code, since, instance_id, 'agency:' || agency_code || '/' || source
    from casework.duty
    where kind = 'AGENCY'
)
select named.case_no, named.subject, file.region_code as place
from named
join casework.case_file file on file.case_no = named.case_no and file.closed_at is null
where not exists (
    select from worklist.work_item item
    where item.case_no = named.case_no and item.agency_code = named.agency_code and item.state <> 'WITHDRAWN'
      -- Whose own intake was the last to name anybody knows it.
      and ((item.work in ('intake', 'furtherIntake') and not exists (
          select from worklist.work_item later
          where later.case_no = named.case_no and later.work in ('intake', 'furtherIntake')
            and later.state = 'DONE' and later.agency_code <> named.agency_code
            and later.ended_at > item.ended_at and later.ended_at <= named.since + interval '1 second'))
        or item.received_at >= named.since - interval '1 second'
        -- A task of this hour is read together with the case; who only closes it is not at it.
        or (item.state = 'OPEN' and item.work <> 'closing' and item.received_at >= named.since - interval '1 hour')
        or item.ended_at >= named.since - interval '1 second'))
  -- Where nobody of the agency works on the platform, the desk that acts for it got the task.
  and not exists (
    select from casework.duty duty
    join worklist.work_item item on item.instance_id = duty.instance_id and item.state <> 'WITHDRAWN'
    where duty.case_no = named.case_no and duty.agency_code = named.agency_code
      and (duty.instance_id = named.instance_id or named.instance_id is null))
  and not exists (
    select from notification.message message
    join agency.person person on person.username = message.recipient and person.agency_code = named.agency_code
    where message.case_no = named.case_no and message.planned_at >= named.since - interval '1 second')
union all
-- Whom the table of answers names beside police takes part, or has work of the case.
select said.case_no, 'answer:' || said.item_id || '/' || kind, file.region_code
from worklist.answer said
join casework.case_file file on file.case_no = said.case_no and file.closed_at is null
join json_to_recordset(cast(:policeFacts as json)) as fact(field text, value text, means text, also text)
  on said.answers ->> fact.field = fact.value or said.answers -> fact.field @> to_jsonb(array[fact.value])
cross join lateral regexp_split_to_table(nullif(fact.also, ''), ' ') as kind
-- Where nobody of that kind is, or is kept away, whoever acts for it has the task: somebody was asked because of it.
where fact.means <> 'asked' and not exists (
    select from worklist.work_item item
    join agency.agency own on own.code = item.agency_code and own.type = kind
    where item.case_no = said.case_no and item.state <> 'WITHDRAWN')
  and not exists (
    select from casework.duty duty
    where duty.case_no = said.case_no and duty.kind = 'AGENCY' and duty.source like 'task:' || said.item_id || '%')
  and not exists (
    select from worklist.answer first
    where first.case_no = said.case_no and first.answered_at < said.answered_at
      and (first.answers ->> fact.field = fact.value or first.answers -> fact.field @> to_jsonb(array[fact.value])))
union all
-- Whom an answer names to take part has the task because of it, or whoever acts for it; not who says so itself.
select said.case_no, 'answer:' || said.item_id || '/' || named, file.region_code
from worklist.answer said
join worklist.work_item item on item.id = said.item_id
join agency.agency own on own.code = item.agency_code
join casework.case_file file on file.case_no = said.case_no and file.closed_at is null
join json_to_recordset(cast(:policeFacts as json)) as fact(field text, value text, means text, also text, "when" text)
  on said.answers ->> fact.field = fact.value or said.answers -> fact.field @> to_jsonb(array[fact.value])
cross join lateral regexp_split_to_table(nullif(fact.also, ''), ' ') as named
where fact.means = 'asked' and own.type <> named
  and (fact."when" = '' or said.answers ->> split_part(fact."when", '=', 1) = split_part(fact."when", '=', 2))
  and not exists (
    select from casework.duty duty
    where duty.case_no = said.case_no and duty.kind = 'AGENCY' and duty.source = 'task:' || said.item_id || '/' || named)
order by 1, 2
