select file.case_no, 'case:' || file.case_no as subject, file.region_code as place
from casework.case_file file
where file.closed_at is null
  and not exists (
    select from worklist.work_item item where item.case_no = file.case_no and item.state = 'OPEN')
  -- A step that the platform is about to do; timers do not count.
  and not exists (
    select from act_ru_job job
    join act_ru_execution step on step.id_ = job.process_instance_id_
    join act_ru_execution root on root.id_ = step.root_proc_inst_id_
    where root.business_key_ = file.case_no and job.type_ = 'message' and job.retries_ > 0)
union all
-- Police said that it is no matter for them while the child is in danger, and nobody else has, or had since, any task about it.
select file.case_no, 'danger:' || said.id, file.region_code
from casework.case_file file
join lateral (
    select fact.* from child.strip_fact fact
    where fact.case_no = file.case_no and fact.kind = 'danger' order by fact.id desc limit 1
) said on said.value = 'true'::jsonb
join lateral (
    select max(answer.answered_at) as at from worklist.answer answer
    join worklist.work_item item on item.id = answer.item_id and item.work = 'notPolice'
    where answer.case_no = file.case_no
      and answer.answers ->> 'notPoliceApproved' = 'yes'
) gone on gone.at is not null
where file.closed_at is null
  and not exists (
    select from worklist.work_item item
    where item.case_no = file.case_no and item.state <> 'WITHDRAWN'
      and (item.state = 'OPEN' or item.ended_at > gone.at)
      -- Letters, copies, the end of a case and what no model says to be look after nobody.
      and item.work in ('intake', 'furtherIntake', 'preliminaryCheck', 'assessment', 'plan', 'measure', 'firstResponse',
        'emergencyResponse', 'removalDecision', 'acceptance', 'takePart', 'arrangeOtherwise', 'confirmTaken', 'takeHandOver',
        'finishHandOver', 'refusedHandOver', 'takeTransfer', 'confirmOutside', 'confirmForwarded')
      and not exists (
        select from worklist.answer noted
        where noted.item_id = item.id and noted.answers ->> 'takesPart' = 'noted'))
order by 1, 2
