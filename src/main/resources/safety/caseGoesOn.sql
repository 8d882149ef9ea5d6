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
order by file.case_no
