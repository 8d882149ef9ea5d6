-- Each day that the closing of a case names, as it was corrected last, has the task of somebody who sees the child, open or done,
-- unless the child has died.
select file.case_no, 'day:' || named.day as subject, file.region_code as place
from casework.case_file file
join lateral (
    select coalesce((
        select correction.after from worklist.correction correction
        where correction.item_id = answer.item_id order by correction.number desc limit 1), answer.answers) as answers
    from worklist.answer answer
    join worklist.work_item item on item.id = answer.item_id and item.work = 'closing'
    where answer.case_no = file.case_no and answer.answers ->> 'closeDecision' = 'approve'
    order by answer.answered_at desc limit 1
) said on true
cross join lateral (
    values (said.answers ->> 'careUntilDate'), (said.answers ->> 'followUpDate')
) as named(day)
where file.closed_at is not null and file.end_state <> 'closedMerged'
  and coalesce(named.day, '') <> ''
  and not exists (
    select from casework.follow_up kept
    join worklist.work_item item on item.case_no = kept.case_no and item.instance_id = kept.instance_id
      and item.work = 'followUp' and item.state <> 'WITHDRAWN'
    where kept.case_no = file.case_no and kept.day = named.day::date)
  and not exists (
    select from child.strip_fact fact
    where fact.file_id =
          (select coalesce(known.same_as, known.id) from child.file known where known.id = file.child_id)
        and fact.kind = 'dead' and fact.value = 'true'::jsonb
      and not exists (
        select from child.strip_fact later
        where later.file_id = fact.file_id and later.case_no = fact.case_no and later.kind = 'dead' and later.id > fact.id))
order by 1, 2
