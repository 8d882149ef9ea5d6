select sent.case_no, 'transfer:' || sent.id as subject, file.region_code as place
from handover.transfer sent
join casework.case_file file on file.case_no = sent.case_no and file.closed_at is null
where (sent.state = 'SENT' and not exists (
    select from worklist.work_item item
    where item.case_no = sent.case_no and item.state = 'OPEN' and item.received_at >= sent.sent_at - interval '1 second'
      -- Where nobody of the receiver works on the platform, the desk that acts for it has the task.
      and (item.agency_code = sent.to_agency or not exists (
        select from agency.person person where person.agency_code = sent.to_agency and person.enabled))))
   or (sent.state = 'ACCEPTED' and not exists (
    select from worklist.work_item item
    where item.case_no = sent.case_no and item.state <> 'WITHDRAWN'
      and item.received_at >= sent.sent_at - interval '1 second'))
   or (sent.state = 'RETURNED' and not exists (
    select from worklist.work_item item
    where item.case_no = sent.case_no and item.state <> 'WITHDRAWN'
      and item.received_at >= sent.decided_at - interval '1 second'))
   -- Of a receiver outside the platform somebody asks whether it took what was sent.
   or (sent.state = 'OUTSIDE' and not exists (
    select from worklist.work_item item
    where item.case_no = sent.case_no and item.state <> 'WITHDRAWN'
      and item.work in ('confirmOutside', 'confirmForwarded', 'confirmTaken')
      and item.received_at >= sent.sent_at - interval '1 second'))
order by sent.case_no, sent.id
