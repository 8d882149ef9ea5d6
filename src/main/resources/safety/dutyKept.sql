-- The doubt about the reporter's duty, and the child out of school, that the assessment took back without a reason.
select later.case_no, 'answer:' || later.item_id as subject, file.region_code as place
from worklist.answer later
join worklist.work_item item on item.id = later.item_id and item.work = 'assessment'
join casework.case_file file on file.case_no = later.case_no and file.closed_at is null
where exists (
    select from worklist.answer earlier
    join worklist.work_item before on before.id = earlier.item_id and before.work in ('intake', 'furtherIntake')
    where earlier.case_no = later.case_no and earlier.answered_at < later.answered_at
      and ((earlier.answers ->> 'reportDuty' = 'doubted'
            and later.answers ->> 'reportDuty' <> 'doubted'
            and coalesce(btrim(later.answers ->> 'reportDutyReason'), '') = '')
        or (earlier.answers -> 'concerns' @> '["dropout"]'
            and later.answers ->> 'schooling' <> 'out'
            and coalesce(btrim(later.answers ->> 'takenBackReason'), '') = '')))
union all
-- Danger that somebody took back without a word; police who stood before the child say by what they saw.
select safe.case_no, 'fact:' || safe.id, file.region_code
from child.strip_fact safe
join casework.case_file file on file.case_no = safe.case_no and file.closed_at is null
join lateral (
    select before.value from child.strip_fact before
    where before.case_no = safe.case_no and before.kind = 'danger' and before.id < safe.id
    order by before.id desc limit 1
) before on before.value = 'true'::jsonb
where not exists (
    select from worklist.work_item there
    where there.case_no = safe.case_no and there.element_id = safe.source and there.work in ('firstResponse', 'emergencyResponse'))
  and safe.kind = 'danger' and safe.value = 'false'::jsonb and coalesce(btrim(safe.reason), '') = ''
union all
-- Whoever was asked for a child in danger that police left to others, and only took note of it.
select noted.case_no, 'answer:' || noted.item_id, file.region_code
from worklist.answer noted
join worklist.work_item item on item.id = noted.item_id
join casework.duty duty on duty.instance_id = item.instance_id and duty.cause = 'left'
join casework.case_file file on file.case_no = noted.case_no and file.closed_at is null
where item.work = 'takePart' and noted.answers ->> 'takesPart' = 'noted'
union all
-- Whoever closed the case of a child of whom nobody knows where it is, as if it needed nothing more; until somebody has seen it, or
-- another case of it is open.
select distinct said.case_no, 'lost:' || said.item_id, file.region_code
from worklist.answer said
join casework.case_file file on file.case_no = said.case_no and file.closed_at >= said.answered_at
    and file.end_state in ('closedServed', 'closedNoRisk')
join json_to_recordset(cast(:policeFacts as json)) as fact(field text, value text, means text)
  on fact.means = 'missing' and said.answers ->> fact.field = fact.value
where not child.seen_since(file.child_id, said.answered_at)
  and not exists (select from child.certain_death dead where dead.file_id = file.child_id)
  and not exists (
    select from casework.case_file other
    where other.child_id in (select child.files_of(file.child_id)) and other.closed_at is null)
union all
-- A child that visit after visit did not see, in whatever form, and of whom nobody is asked where it is, or was since.
select file.case_no, 'unseen:' || (array_agg(visit.item_id order by visit.at desc))[1], file.region_code
from casework.case_file file
join lateral (
    select said.item_id, coalesce((said.answers ->> 'checkedAt')::timestamptz, said.answered_at) as at
    from worklist.answer said
    where said.case_no = file.case_no and said.answers ->> 'childSeen' = 'no'
) visit on not child.seen_since(file.child_id, visit.at)
where file.closed_at is null
  and not exists (select from child.certain_death dead where dead.file_id = file.child_id)
  and not exists (
    select from casework.duty duty
    join worklist.work_item item on item.instance_id = duty.instance_id and item.state = 'OPEN'
    where duty.case_no = file.case_no and duty.cause = 'unseen')
group by file.case_no, file.region_code
having count(*) >= 2 and not exists (
    select from casework.duty duty
    where duty.case_no = file.case_no and duty.source = 'unseen:' || (array_agg(visit.item_id order by visit.at desc))[1])
order by 1, 2
