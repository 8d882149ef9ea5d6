-- A correction after which a process would have gone another way: without a task in which somebody puts it right, or with one
-- that ended while nobody is at the work that the right answer asks for; and what was finished and lost its ground by a
-- correction, without a task of the kind since (whoever finishes what has no ground any more read so at that task); and a report
-- that an intake took in after all, by a correction, where nobody has, had or is about to get the assessment.
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
                     -- Whose intake came back decides it all there.
                     and (item.element_id = any (string_to_array(asked.follows, ',')) or item.work = 'intake')
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
union
select file.case_no, 'takenIn:' || intake.id, file.region_code
from casework.case_file file
join lateral (
    select item.id from worklist.work_item item
    where item.case_no = file.case_no and item.work = 'intake' and item.state = 'DONE' order by item.ended_at desc limit 1
) intake on true
join lateral (
    select made.* from worklist.correction made where made.item_id = intake.id order by made.number desc limit 1
) last on last.after ->> 'intakeDecision' = 'accept'
where file.closed_at is null
  and exists (
      select from worklist.correction made
      where made.item_id = intake.id and made.before ->> 'intakeDecision' <> 'accept')
  and not exists (
      select from worklist.work_item item
      where item.case_no = file.case_no and item.state in ('OPEN', 'DONE')
        and (item.work = 'assessment' or item.work = 'intake' and item.state = 'OPEN'))
  -- A leader decides what is to be done.
  and not exists (
      select from correction.look_again asked
      join worklist.work_item look on look.instance_id = asked.instance_id and look.state in ('OPEN', 'DONE')
      where asked.item_id = intake.id)
  -- A step that the platform is about to do.
  and not exists (
      select from act_ru_job job
      join act_ru_execution step on step.id_ = job.process_instance_id_
      join act_ru_execution root on root.id_ = step.root_proc_inst_id_
      where root.business_key_ = file.case_no and job.type_ = 'message' and job.retries_ > 0)
  -- Of a child that has died, as police or a hospital say, nobody judges what it needs.
  and not exists (select from child.certain_death dead where dead.file_id = file.child_id)
order by 1, 2
