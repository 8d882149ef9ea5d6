-- A correction after which a process would have gone another way: without a task in which somebody puts it right, or with one
-- that ended while nobody is at the work that the right answer asks for; and what was finished and lost its ground by a
-- correction, without a task of the kind since. Whoever finishes what has no ground any more read so at that task.
with asked as (
    select look.*, file.case_no, file.region_code
    from correction.look_again look
    join worklist.work_item corrected on corrected.id = look.item_id
    join worklist.case_card card on card.case_no = corrected.case_no
    join casework.case_file file
        on file.case_no = coalesce(card.goes_on_in, card.case_no) and file.closed_at is null
)
select asked.case_no, 'correction:' || asked.item_id || '/' || asked.number as subject, asked.region_code as place
from asked
left join worklist.work_item look
    on look.instance_id = asked.instance_id and look.work = 'lookAgain' and look.state in ('OPEN', 'DONE')
where look.id is null
   or (look.state = 'DONE'
       and not exists (select from act_ru_execution step where step.proc_inst_id_ = asked.instance_id)
       and exists (
           select from unnest(string_to_array(asked.needs, ',')) as needed (kind)
           where not exists (
                   select from worklist.work_item item
                   join agency.agency agency on agency.code = item.agency_code and agency.type = needed.kind
                   where item.case_no = asked.case_no and item.state <> 'WITHDRAWN'
                     and item.element_id = any (string_to_array(asked.follows, ','))
                     and (item.state = 'OPEN' or item.ended_at >= look.received_at))
             and not exists (
                   select from casework.duty duty
                   join agency.agency agency on agency.code = duty.agency_code and agency.type = needed.kind
                   join worklist.work_item item on item.instance_id = duty.instance_id and item.state <> 'WITHDRAWN'
                   where duty.case_no = asked.case_no and duty.cause = 'corrected')
             and not exists (
                   select from casework.duty duty
                   where duty.case_no = asked.case_no and duty.cause = 'corrected' and needed.kind = 'POLICE'
                     and duty.kind in ('POLICE', 'ON_SCENE') and duty.instance_id is not null)))
union
select file.case_no, 'handOver:' || made.id, file.region_code
from handover.hand_over made
join casework.case_file file on file.case_no = made.case_no and file.closed_at is null
where made.state = 'done' and made.since <= made.taken_back_at
  and not exists (
      select from worklist.work_item look
      where look.case_no = made.case_no and look.work = 'lookAgain' and look.state in ('OPEN', 'DONE')
        and look.received_at >= made.taken_back_at)
  and not exists (
      select from handover.hand_over later
      where later.case_no = made.case_no and later.message = made.message and later.made_at > made.taken_back_at)
order by 1, 2
