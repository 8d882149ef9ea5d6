-- What came with a merged case lies where that one goes on: parted again, it is not of the other child.
select file.case_no, 'fact:' || fact.id as subject, file.region_code as place
from child.strip_fact fact
join worklist.case_card card on card.case_no = fact.came_from
join casework.case_file file on file.case_no = fact.case_no and file.closed_at is null
where fact.kind <> 'tier' and card.goes_on_in is distinct from fact.case_no
union all
-- Danger that was told, or a press, in a case that ended in another is heard where that one goes on.
select file.case_no, 'stray:' || gone.case_no, file.region_code
from casework.case_file gone
join worklist.case_card card on card.case_no = gone.case_no
join casework.case_file file on file.case_no = card.goes_on_in and file.closed_at is null
where gone.end_state = 'closedMerged'
  and (exists (select from casework.emergency press where press.case_no = gone.case_no)
    or exists (
      select from child.strip_fact fact
      where fact.case_no = gone.case_no and fact.kind = 'danger' and fact.value = 'true'::jsonb))
union all
-- Danger that was told while two cases were one stands in both, and somebody has or had the task to find out of which child it is.
select file.case_no, 'parted:' || own.case_no, file.region_code
from casework.case_link link
join casework.case_file own on own.case_no = link.case_no and own.closed_at is null
join casework.case_file gone on gone.parted_as = own.case_no
join casework.case_file file on file.case_no = link.other and file.closed_at is null and file.opened_at < gone.parted_since
join lateral (
    select fact.* from child.strip_fact fact
    where fact.case_no = file.case_no and fact.kind = 'danger' and fact.set_at < link.since order by fact.id desc limit 1
) said on said.value = 'true'::jsonb and said.came_from is null and said.set_at > gone.parted_since
where link.kind = 'parted'
  and (not exists (
      select from casework.duty duty
      join worklist.work_item item on item.instance_id = duty.instance_id and item.state <> 'WITHDRAWN'
      where duty.case_no = file.case_no and duty.source = 'parted:' || own.case_no)
    or not exists (
      select from child.strip_fact fact
      where fact.case_no = own.case_no and fact.kind = 'danger' and fact.value = 'true'::jsonb))
union all
-- Secrecy never falls by it.
select own.case_no, 'secret:' || gone.case_no, own.region_code
from casework.case_link link
join casework.case_file own on own.case_no = link.case_no and own.closed_at is null and own.secrecy <> 'MAX'
join casework.case_file gone on gone.parted_as = own.case_no and gone.secrecy = 'MAX'
where link.kind = 'parted'
order by 1, 2
