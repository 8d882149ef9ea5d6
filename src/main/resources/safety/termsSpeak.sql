-- Somebody works on the platform in the agency that holds the task, or in the office that coordinates the case.
select term.case_no, 'term:' || term.id as subject, file.region_code as place
from deadline.set_deadline term
join casework.case_file file on file.case_no = term.case_no and file.closed_at is null
left join worklist.work_item item on item.engine_task_id = term.subject
where term.status = 'RUNNING'
  and not exists (
    select from agency.person person where person.enabled and person.agency_code = item.agency_code)
  and not exists (
    select from agency.person person
    join agency.person_role role on role.username = person.username and role.role = 'supervisor'
    join agency.agency office on office.code = person.agency_code
    where person.enabled and file.county like office.region_code || '%')
order by term.case_no, term.id
