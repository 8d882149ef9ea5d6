-- Who must answer it has the task in the process of the hand-over, or the process that it is for goes on.
select handed.case_no, 'handOver:' || handed.id as subject, coalesce(handed.place, file.region_code) as place
from handover.hand_over handed
join casework.case_file file on file.case_no = handed.case_no and file.closed_at is null
where (handed.state = 'waiting' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.work = 'takeHandOver' and item.state = 'OPEN'))
   or (handed.state = 'accepted' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.work = 'finishHandOver' and item.state = 'OPEN')
    -- Or the process that it was handed to works on it.
    and not exists (
    select from act_ru_execution step
    where step.proc_inst_id_ = handed.instance_id and step.proc_def_id_ not like 'handOver:%'))
   or (handed.state = 'refused' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.work = 'refusedHandOver' and item.state = 'OPEN'))
   or (handed.state = 'dropped' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.work = 'refusedHandOver' and item.state = 'DONE'))
   -- Nobody gives up a child that is missing or was harmed before anybody has seen it.
   or (handed.state = 'dropped' and handed.message = 'childMissingOrHarmed'
    and not child.seen_since(file.child_id, handed.made_at)
    and not exists (select from child.certain_death dead where dead.file_id = file.child_id))
   -- A child that must leave has a place within a day and an hour, or those who oversee know that it has none.
   or (handed.message = 'childMustLeaveGuardian' and handed.state in ('waiting', 'accepted', 'refused')
    and handed.made_at < :now - interval '25 hours' and not exists (
    select from notification.message message
    join agency.person_role role on role.username = message.recipient and role.role = 'supervisor'
    where message.case_no = handed.case_no and message.planned_at >= handed.made_at + interval '24 hours'
      -- Each morning anew: what was said once and lies on is forgotten.
      and message.planned_at >= :now - interval '25 hours')
    -- What is said each morning of all that is late names no case (decision 0094).
    and not exists (
    select from deadline.mark mark
    join deadline.set_deadline term on term.id = mark.deadline_id
    where term.case_no = handed.case_no and mark.kind = 'AGAIN' and mark.fired_at >= :now - interval '25 hours'))
   -- One that stays after all is the task of somebody.
   or (handed.message = 'childMustLeaveGuardian' and handed.state = 'dropped' and handed.taken_back_at is null
    and not exists (
    select from casework.duty duty
    where duty.case_no = handed.case_no and duty.kind = 'AGENCY' and duty.source = 'handOver:' || handed.id))
order by handed.case_no, handed.id
