select press.case_no, 'press:' || press.id as subject, file.region_code as place
from casework.emergency press
join casework.case_file file on file.case_no = press.case_no and file.closed_at is null
where not exists (
    select from worklist.work_item item
    join agency.agency police on police.code = item.agency_code and police.type = 'POLICE'
    where item.instance_id = press.instance_id and item.state <> 'WITHDRAWN')
  -- A later press, or the platform by its own hand, sent somebody.
  and not exists (
    select from worklist.work_item item
    join agency.agency police on police.code = item.agency_code and police.type = 'POLICE'
    where item.case_no = press.case_no and item.received_at >= press.pressed_at and item.state <> 'WITHDRAWN')
union all
-- A call in a closed case that nobody heard: neither it nor a later one opened a case, or was heard where the case goes on.
select nowhere.case_no, 'call:' || nowhere.id, file.region_code
from casework.note nowhere
join casework.case_file file on file.case_no = nowhere.case_no
where nowhere.kind = 'called_nowhere'
  and not exists (
    select from casework.note heard
    where heard.case_no = nowhere.case_no and heard.kind in ('called', 'called_on') and heard.written_at > nowhere.written_at)
order by case_no, subject
