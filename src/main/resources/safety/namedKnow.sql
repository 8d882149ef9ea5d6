select party.case_no, 'agency:' || party.agency_code as subject, file.region_code as place
from casework.party party
join casework.case_file file on file.case_no = party.case_no and file.closed_at is null
where not exists (
    select from worklist.work_item item
    where item.case_no = party.case_no and item.agency_code = party.agency_code and item.state <> 'WITHDRAWN')
  -- Where nobody of the agency works on the platform, the desk that acts for it got the task.
  and not exists (
    select from casework.duty duty
    join worklist.work_item item on item.instance_id = duty.instance_id and item.state <> 'WITHDRAWN'
    where duty.case_no = party.case_no and duty.agency_code = party.agency_code)
  and not exists (
    select from notification.message message
    join agency.person person on person.username = message.recipient and person.agency_code = party.agency_code
    where message.case_no = party.case_no)
order by party.case_no, party.agency_code
