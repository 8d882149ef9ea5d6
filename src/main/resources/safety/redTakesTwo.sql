-- An open case that left RED within a day of danger of the same child, and nobody of another agency had agreed to that tier; and
-- one that was closed while RED, within a day of danger, past an objection or a question that nobody had answered, or refused by
-- one agency alone; and what another agency must agree to, and is nobody's task there.
select file.case_no, 'tier:' || tier.id as subject, file.region_code as place
from casework.case_file file
join child.strip_fact tier on tier.case_no = file.case_no and tier.kind = 'tier' and tier.value <> '"RED"'::jsonb
join lateral (
    select fact.value from child.strip_fact fact
    where fact.case_no = file.case_no and fact.kind = 'tier' and fact.id < tier.id order by fact.id desc limit 1
) before on before.value = '"RED"'::jsonb
where file.closed_at is null and file.risk_tier <> 'RED'
  and not exists (
      select from child.strip_fact later
      where later.case_no = file.case_no and later.kind = 'tier' and later.id > tier.id and later.value = '"RED"'::jsonb)
  and exists (
      select from child.strip_fact danger
      where danger.kind = 'danger' and danger.value = 'true'::jsonb and danger.file_id = tier.file_id
        and danger.id < tier.id and danger.set_at > tier.set_at - interval '24 hours')
  and not exists (
      select from casework.tier_asked asked
      join agency.person asking on asking.username = asked.asked_by
      join agency.person answering on answering.username = asked.answered_by
      where asked.case_no = file.case_no and asked.agreed and asked.tier = tier.value #>> '{}'
        and asking.agency_code <> answering.agency_code
        and asked.answered_at between tier.set_at - interval '1 minute' and tier.set_at + interval '1 minute')
union
select file.case_no, 'closed:' || last.id, file.region_code
from casework.case_file file
join lateral (
    select asked.* from casework.tier_asked asked where asked.case_no = file.case_no order by asked.asked_at desc limit 1
) last on not coalesce(last.agreed, false)
where file.closed_at is not null and file.risk_tier = 'RED' and file.end_state <> 'closedMerged'
  and exists (
      select from child.strip_fact danger
      where danger.kind = 'danger' and danger.value = 'true'::jsonb and danger.file_id =
          (select coalesce(known.same_as, known.id) from child.file known where known.id = file.child_id)
        and danger.set_at between file.closed_at - interval '24 hours' and file.closed_at)
union
-- One that was closed while RED, whose report was refused last, and nobody of another agency had agreed to that.
select file.case_no, 'refused:' || last.id, file.region_code
from casework.case_file file
join lateral (
    select asked.* from casework.tier_asked asked where asked.case_no = file.case_no order by asked.asked_at desc limit 1
) last on last.tier = 'REFUSED' and not coalesce(last.agreed, false)
where file.closed_at is not null and file.risk_tier = 'RED' and file.end_state <> 'closedMerged'
  and not exists (
      select from worklist.work_item later
      where later.case_no = file.case_no and later.work = 'intake' and later.state = 'DONE'
        and later.id <> last.item_id and later.ended_at > last.asked_at)
union
-- What waits for another agency alone, and is no task of one with a running term.
select file.case_no, 'waits:' || asked.id, file.region_code
from casework.tier_asked asked
join casework.case_file file on file.case_no = asked.case_no and file.closed_at is null and file.risk_tier = 'RED'
join agency.person asking on asking.username = asked.asked_by
where asked.answered_at is null and asked.overtaken_at is null and (asked.tier = 'REFUSED' or file.secrecy = 'MAX')
  and not exists (
      select from worklist.work_item item
      join deadline.set_deadline term on term.subject = item.engine_task_id and term.status in ('RUNNING', 'MISSED')
      where item.instance_id = asked.instance_id and item.work = 'secondAgency' and item.state = 'OPEN'
        and item.agency_code <> asking.agency_code
        -- Who decided on the report before does not agree to what became of it.
        and not exists (
            select from worklist.work_item intake
            where asked.tier = 'REFUSED' and intake.case_no = asked.case_no and intake.work = 'intake'
              and intake.state = 'DONE' and intake.agency_code = item.agency_code))
  and not exists (
      select from child.strip_fact danger
      where danger.file_id =
          (select coalesce(known.same_as, known.id) from child.file known where known.id = file.child_id)
        and danger.kind = 'danger' and danger.value = 'true'::jsonb
        and danger.set_at > asked.asked_at)
union
-- Others' work that the correction of one intake ended by sending the report on within the platform, and no intake has taken it in
-- since, nor has another agency agreed that nobody does.
select file.case_no, 'sentOn:' || made.item_id, file.region_code
from worklist.correction made
join casework.case_file file on file.case_no = made.case_no and file.closed_at is null and file.risk_tier = 'RED'
join worklist.work_item intake on intake.id = made.item_id and intake.work = 'intake'
join worklist.moved moved on moved.corrected = made.item_id and moved.number = made.number and moved.gone
join worklist.work_item lost on lost.id = moved.item_id and lost.state = 'WITHDRAWN'
  and lost.work not in ('intake', 'secondAgency') and lost.agency_code <> intake.agency_code
where made.after ->> 'intakeDecision' = 'forward' and made.after ->> 'forwardWhere' = 'platform'
  and coalesce((
      select tier.value from child.strip_fact tier
      where tier.case_no = file.case_no and tier.kind = 'tier' and tier.set_at <= made.corrected_at
      order by tier.id desc limit 1), '"RED"'::jsonb) = '"RED"'::jsonb
  and not exists (
      select from worklist.work_item later
      join worklist.answer said on said.item_id = later.id
      where later.case_no = file.case_no and later.work = 'intake' and later.state = 'DONE'
        and later.id <> made.item_id and later.ended_at > made.corrected_at
        and (said.answers ->> 'intakeDecision' = 'accept' or exists (
            select from worklist.correction put_right
            where put_right.item_id = later.id and put_right.after ->> 'intakeDecision' = 'accept')))
  and not exists (
      select from casework.tier_asked asked
      where asked.case_no = file.case_no and asked.tier = 'REFUSED' and asked.agreed
        and asked.answered_at > made.corrected_at)
order by 1, 2
