-- Whoever of police and civil affairs has work of a case whose child is said to have died, by the word that stands.
with death as (
    select file.case_no, file.region_code, said.id, said.set_by
    from casework.case_file file
    join lateral (
        select fact.* from child.strip_fact fact
        where fact.case_no = file.case_no and fact.kind = 'dead' order by fact.id desc limit 1
    ) said on said.value <> 'false'::jsonb
    where file.closed_at is null
)
select distinct death.case_no, 'death:' || death.id || '/' || own.code as subject, death.region_code as place
from death
join worklist.work_item item on item.case_no = death.case_no and item.state = 'OPEN'
join agency.agency own on own.code = item.agency_code and own.type in ('POLICE', 'CIVIL')
where exists (
    select from agency.person person
    where person.enabled and person.agency_code = own.code
      and (person.username = item.holder or (item.holder is null and exists (
        select from agency.person_role role
        where role.username = person.username and role.role = split_part(item.group_key, ':', 2)))))
  and not exists (
    select from notification.message message
    join agency.person person on person.username = message.recipient and person.agency_code = own.code
    where message.case_no = death.case_no and message.kind = 'DEATH_TOLD')
  -- Whoever said so knows.
  and not exists (select from agency.person person where person.username = death.set_by and person.agency_code = own.code)
union all
-- No death stands that was told before somebody saw the child alive, in whatever case of it. Whoever stands before a body says so.
select file.case_no, 'seen:' || said.id, file.region_code
from casework.case_file file
join lateral (
    select fact.* from child.strip_fact fact
    where fact.case_no = file.case_no and fact.kind = 'dead' order by fact.id desc limit 1
) said on said.value <> 'false'::jsonb
where exists (
    select from child.strip_fact seen
    where seen.file_id in (select child.files_of(file.child_id)) and seen.kind = 'lastSeen' and seen.id > said.id
      and (seen.value ->> 'at')::timestamptz >= date_trunc('minute', said.set_at)
      and not exists (
        select from child.strip_fact body
        where body.file_id = seen.file_id and body.kind = 'dead' and body.value <> 'false'::jsonb
          and body.case_no = seen.case_no and body.source = seen.source and body.set_by = seen.set_by))
order by 1, 2
