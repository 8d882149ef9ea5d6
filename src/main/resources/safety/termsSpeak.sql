-- Each running term has somebody to hear of it: in the agency that holds its task, at the desks that its rule names, or in the
-- office that coordinates the county; where nobody works in that, in the next above it.
with term as (
    select one.*, file.county, file.region_code as place, item.id as item_id, item.state, item.received_at, item.agency_code,
        item.instance_id as of_instance, coalesce(one.sum -> 'rule' ->> 'bearer', 'AGENCY') as bearer
    from deadline.set_deadline one
    join casework.case_file file on file.case_no = one.case_no and file.closed_at is null
    left join worklist.work_item item on item.engine_task_id = one.subject
    where one.ended_at is null
)
select term.case_no, 'term:' || term.id as subject, term.place
from term
where term.status = 'RUNNING'
  and not exists (
    select from agency.person person where person.enabled and person.agency_code = term.agency_code)
  and not exists (
    select from jsonb_array_elements_text(term.sum -> 'rule' -> 'desks') desk (name)
    join agency.agency own on own.type = split_part(desk.name, ':', 1)
      and (left(own.region_code, 6) = left(term.place, 6) or left(term.place, 6) like own.region_code || '%' and not exists (
        select from agency.agency near where near.type = own.type and left(near.region_code, 6) = left(term.place, 6)))
    join agency.person person on person.agency_code = own.code and person.enabled
    where term.element_id is null)
  and not exists (
    select from agency.person person
    join agency.person_role role on role.username = person.username and role.role = 'supervisor'
    join agency.agency office on office.code = person.agency_code
    where person.enabled and term.county like office.region_code || '%')
union all
-- That it has passed was said to somebody: as a duty missed where an agency bears it, else as what others let pass. What was
-- told of the task of which this one is the next, or of the case that was merged, is not told again.
select term.case_no, 'told:' || term.id, term.place
from deadline.mark mark
join term on term.id = mark.deadline_id and term.round = mark.round
where mark.kind = 'MISSED' and mark.fired_at is not null
  and (term.element_id is null or (term.state = 'OPEN' and term.received_at <= mark.fired_at and not exists (
    select from casework.duty duty where duty.instance_id = term.of_instance and duty.cause = 'merged')))
  and not exists (
    select from notification.message message
    where message.kind = case term.bearer when 'AGENCY' then 'TERM_MISSED' else 'TERM_OF_OTHERS_OVER' end
      and message.subject = case when term.element_id is null
        then 'term:' || term.case_no || ':' || term.code || '/' || term.id || '/' || term.round
        else 'task:' || term.item_id || '/' || term.round end)
union all
-- While a case is RED, what went up and is open still is said again and again, each time to those who oversee the county.
select term.case_no, 'again:' || term.id, term.place
from term
join casework.case_file file on file.case_no = term.case_no and file.risk_tier = 'RED'
join deadline.mark gone on gone.deadline_id = term.id and gone.round = term.round
  and gone.kind = 'ESCALATED' and gone.fired_at is not null
left join deadline.mark again on again.deadline_id = term.id and again.round = term.round and again.kind = 'AGAIN'
where term.bearer = 'AGENCY' and (term.element_id is null or term.state = 'OPEN')
  and (again.deadline_id is null or again.fired_at is not null
    or (again.said_at is not null and (term.element_id is null or term.received_at <= again.said_at)
      and again.said_at >= (
        select max(tier.set_at) from child.strip_fact tier where tier.case_no = term.case_no and tier.kind = 'tier')
      and exists (
        select from agency.person_role role
        join agency.person person on person.username = role.username and person.enabled
        join agency.agency office on office.code = person.agency_code
        where role.role = 'supervisor' and term.county like office.region_code || '%')
      and not exists (
        select from notification.message message
        join agency.person_role role on role.username = message.recipient and role.role = 'supervisor'
        where message.kind = 'TERM_STILL_MISSED'
          -- Each hears it once a morning of all that is late.
          and (message.subject = 'again:' || message.recipient || '/' || (again.said_at at time zone 'Asia/Shanghai')::date
            or (message.case_no = term.case_no and message.planned_at >= again.said_at - interval '1 minute')))))
order by 1, 2
