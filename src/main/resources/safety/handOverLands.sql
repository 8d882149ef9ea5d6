-- Who must answer it has the task in the process of the hand-over.
select handed.case_no, 'handOver:' || handed.id as subject, coalesce(handed.place, file.region_code) as place
from casework.hand_over handed
join casework.case_file file on file.case_no = handed.case_no and file.closed_at is null
where (handed.state = 'waiting' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.task_key = 'takeHandOver' and item.state = 'OPEN'))
   or (handed.state = 'accepted' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.task_key = 'finishHandOver' and item.state = 'OPEN'))
   or (handed.state = 'refused' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.task_key = 'decideRefused' and item.state = 'OPEN'))
   or (handed.state = 'dropped' and not exists (
    select from worklist.work_item item
    where item.instance_id = handed.instance_id and item.task_key = 'decideRefused' and item.state = 'DONE'))
order by handed.case_no, handed.id
