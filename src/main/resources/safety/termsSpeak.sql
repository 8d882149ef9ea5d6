-- Each running term has somebody to hear of it: in the agency that holds its task, at the desks that its rule names, or in the
-- office that coordinates the county, which is the nearest of its kind: those of a wider region are told only where it has none.
with term as (
    select one.*, file.county, file.region_code as place, item.id as item_id, item.state, item.received_at, item.agency_code,
        item.instance_id as of_instance, coalesce(one.sum -> 'rule' ->> 'bearer', 'AGENCY') as bearer
    from deadline.set_deadline one
    join casework.case_file file on file.case_no = one.case_no and file.closed_at is null
    left join worklist.work_item item on item.engine_task_id = one.subject
    where one.ended_at is null
), office as (
    select agency.code, agency.region_code
    from agency.agency agency
    where agency.type in (
        select own.type
        from agency.person_role role
        join agency.person person on person.username = role.username
        join agency.agency own on own.code = person.agency_code
        where role.role = 'supervisor')
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
    where person.enabled and person.agency_code = (
      select office.code from office
      where term.county like office.region_code || '%' order by length(office.region_code) desc limit 1))
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
order by 1, 2
