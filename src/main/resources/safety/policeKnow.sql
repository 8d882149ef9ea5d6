-- What made the case a police matter, since when, and whether it is such that police must go there now. Whoever is of the
-- police and says so knows it already.
with cause as (
    select joined.case_no, report.region_code as place, joined.joined_at as since,
        case when report.immediate_danger then 'alarm:' else 'report:' end || report.id as subject, report.immediate_danger as at_once
    from intake.report report
    join casework.case_report joined on joined.report_id = report.id
    where report.immediate_danger or report.sexual_assault = 'YES' or report.categories ~ '(^|,)[1-9](,|$)'
    union all
    -- Danger, as long as the strip says so.
    select said.case_no, file.region_code, said.set_at, 'danger:' || said.id, true
    from casework.case_file file
    join lateral (
        select fact.* from child.strip_fact fact
        where fact.case_no = file.case_no and fact.kind = 'danger' order by fact.id desc limit 1
    ) said on said.value = 'true'::jsonb
    left join agency.person person on person.username = said.set_by
    left join agency.agency own on own.code = person.agency_code
    where not (coalesce(own.type, '') = 'POLICE' and not exists (
        select from worklist.work_item asked
        where asked.case_no = said.case_no and asked.element_id = said.source and asked.work = 'intake'))
    union all
    -- A case goes to other police while its child is in danger: they go there too, whoever said so before, and so they do
    -- when somebody says so later.
    select sent.case_no, receiver.region_code, greatest(sent.sent_at, said.set_at), 'transfer:' || sent.id, true
    from handover.transfer sent
    join agency.agency receiver on receiver.code = sent.to_agency and length(receiver.region_code) >= 6
    join lateral (
        select fact.* from child.strip_fact fact
        where fact.case_no = sent.case_no and fact.kind = 'danger' order by fact.id desc limit 1
    ) said on said.value = 'true'::jsonb
    left join agency.person person on person.username = said.set_by
    left join agency.agency own on own.code = person.agency_code
    where sent.kind = 'POLICE' and sent.state in ('SENT', 'ACCEPTED')
      and not exists (
        select from handover.transfer later
        where later.case_no = sent.case_no and later.kind = 'POLICE' and later.state in ('SENT', 'ACCEPTED')
          and later.sent_at > sent.sent_at)
      and (said.set_at <= sent.sent_at or coalesce(own.type, '') <> 'POLICE')
    union all
    -- The tier, since it is RED.
    select file.case_no, file.region_code, turned.set_at, 'red:' || turned.id, true
    from casework.case_file file
    join lateral (
        select fact.* from child.strip_fact fact
        where fact.case_no = file.case_no and fact.kind = 'tier' and fact.value = '"RED"'::jsonb
          and fact.id > coalesce((
            select max(other.id) from child.strip_fact other
            where other.case_no = file.case_no and other.kind = 'tier' and other.value <> '"RED"'::jsonb), 0)
        order by fact.id limit 1
    ) turned on true
    left join agency.person person on person.username = turned.set_by
    left join agency.agency own on own.code = person.agency_code
    where file.risk_tier = 'RED'
      and not (coalesce(own.type, '') = 'POLICE' and not exists (
        select from worklist.work_item asked
        where asked.case_no = turned.case_no and asked.element_id = turned.source and asked.work = 'intake'))
    union all
    -- What an officer found out when a report was registered.
    select said.case_no, item.region_code, said.answered_at, 'answer:' || said.item_id, false
    from worklist.answer said
    join worklist.work_item item on item.id = said.item_id
    where (item.work = 'furtherIntake' or (item.work = 'intake' and said.answers ->> 'intakeDecision' = 'accept'))
      and (said.answers ->> 'sexualAssaultSuspected' = 'yes' or said.answers ->> 'hotel' = 'true'
        or said.answers ->> 'childDead' = 'true'
        or said.answers -> 'concerns' @> '["crimeOrViolence"]' or said.answers -> 'concerns' @> '["schoolHarm"]'
        or said.answers -> 'concerns' @> '["childLabour"]')
    union all
    -- Whoever goes to a child, or has to do with it, says that it has died.
    select said.case_no, file.region_code, said.answered_at, 'answer:' || said.item_id, false
    from worklist.answer said
    join worklist.work_item item on item.id = said.item_id and item.work not in ('intake', 'furtherIntake')
    join casework.case_file file on file.case_no = said.case_no
    join agency.agency own on own.code = item.agency_code and own.type <> 'POLICE'
    where said.answers ->> 'childDead' = 'true'
    union all
    -- What somebody found out, in whatever form: harm, where the case was then, whoever it was sent to since; and that nobody knows
    -- where the child is, until somebody has seen it.
    select said.case_no, case fact.means when 'missing' then file.region_code else item.region_code end, said.answered_at,
        case fact.means when 'missing' then 'lost:' else 'answer:' end || said.item_id, fact.means = 'missing'
    from worklist.answer said
    join worklist.work_item item on item.id = said.item_id
    join casework.case_file file on file.case_no = said.case_no and file.closed_at is null
    join json_to_recordset(cast(:policeFacts as json)) as fact(field text, value text, means text, also text)
      on said.answers ->> fact.field = fact.value or said.answers -> fact.field @> to_jsonb(array[fact.value])
    -- What lasts is told once, however many forms fill it in.
    where fact.means in ('missing', 'harm') and (coalesce(fact.also, '') = '' or not exists (
        select from worklist.answer first
        where first.case_no = said.case_no and first.answered_at < said.answered_at
          and (first.answers ->> fact.field = fact.value or first.answers -> fact.field @> to_jsonb(array[fact.value]))))
      and (fact.means <> 'missing' or not (child.seen_since(file.child_id, said.answered_at)
        or exists (select from child.certain_death dead where dead.file_id = file.child_id)))
    union all
    select press.case_no, file.region_code, press.pressed_at, 'press:' || press.id, true
    from casework.emergency press
    join casework.case_file file on file.case_no = press.case_no
    union all
    select press.case_no, file.region_code, again.at, 'press:' || press.id || '/' || again.at, true
    from casework.emergency_reason again
    join casework.emergency press on press.id = again.emergency_id
    join casework.case_file file on file.case_no = press.case_no
)
select cause.case_no, cause.subject, cause.place
from cause
join casework.case_file file on file.case_no = cause.case_no and file.closed_at is null
where not exists (
    select from worklist.work_item item
    join agency.agency police on police.code = item.agency_code and police.type = 'POLICE'
    where item.case_no = cause.case_no
      -- What any agency may be asked, letters and the intake of a report are no police work; nor is what no model says to be.
      and item.work in ('firstResponse', 'emergencyResponse', 'removalDecision', 'acceptance', 'interviewPlan', 'filingDecision',
        'notPolice', 'takeTransfer', 'confirmOutside', 'recordReview', 'answerReview', 'recordAgencyReview', 'answerAgencyReview',
        'policeStep')
      -- The county's own police, or the prefecture's where the county has none. What came with a merge may have happened
      -- elsewhere.
      and exists (
        select from (
            select cause.place as region
            union all
            select duty.place from casework.duty duty
            where duty.case_no = cause.case_no and duty.cause = 'merged' and duty.kind in ('POLICE', 'ON_SCENE')) there
        where left(police.region_code, 6) = left(there.region, 6) or left(there.region, 6) like police.region_code || '%')
      and case when cause.at_once then
          -- Somebody was on the way within the hour before, or was sent since.
          item.work in ('firstResponse', 'emergencyResponse')
          and item.received_at >= cause.since - interval '1 hour'
          and (item.state = 'OPEN' or (item.state = 'DONE' and item.ended_at >= cause.since - interval '1 second'
            -- Who says that he was there before it was told has not gone because of it. Forms know minutes.
            and not exists (
              select from worklist.answer told
              where told.item_id = item.id and cause.subject like 'press:%'
                and not coalesce(told.answers -> 'childCondition' @> '["notFound"]', false)
                and (told.answers ->> 'onSceneAt')::timestamptz < date_trunc('minute', cause.since))))
        else
          -- The answer that says so is kept a moment before what it says.
          (item.state = 'DONE' and item.ended_at >= cause.since - interval '1 second')
          or (item.state = 'OPEN' and (item.received_at >= cause.since - interval '1 hour' or exists (
            select from notification.message message
            join agency.person person on person.username = message.recipient and person.agency_code = item.agency_code
            where message.case_no = cause.case_no and message.planned_at >= cause.since - interval '1 second')))
        end)
union all
-- Who was sent to a child in danger and had not been there when its case was merged goes where it is, because of that case: who
-- goes to the other child, or has been there, is not sent to this one.
select card.goes_on_in, 'merged:' || card.case_no, gone.region_code
from worklist.case_card card
join casework.case_file gone on gone.case_no = card.case_no and gone.end_state = 'closedMerged' and gone.risk_tier = 'RED'
join casework.case_file file on file.case_no = card.goes_on_in and file.closed_at is null
where exists (
    select from worklist.work_item item
    where item.case_no = gone.case_no and item.state = 'WITHDRAWN'
      and item.work in ('firstResponse', 'emergencyResponse')
      and item.ended_at >= (
        select max(done.ended_at) from worklist.work_item done where done.case_no = gone.case_no and done.state = 'DONE'))
  and not exists (
    select from casework.duty duty
    join worklist.work_item item on item.instance_id = duty.instance_id and item.state <> 'WITHDRAWN'
      and item.work in ('firstResponse', 'emergencyResponse')
    where duty.case_no = file.case_no and duty.cause = 'merged'
      -- What came into that case with an earlier one, and a press, keep their own source.
      and (duty.source = 'case:' || gone.case_no
        or duty.source in (select before.source from casework.duty before where before.case_no = gone.case_no)))
  -- Parted again, its child, or that of the case in which it had ended, has a case that was opened since: police are sent to
  -- that as to any other, if it is RED still, and once it is merged in its turn they are sent because of it.
  and not exists (
    with recursive way(case_no) as (
        select coalesce(gone.parted_as, gone.merged_into)
        union
        select coalesce(next.parted_as, next.merged_into)
        from way join casework.case_file next on next.case_no = way.case_no)
    select from way
    join casework.case_file own on own.case_no = way.case_no and own.opened_at > gone.closed_at
    where exists (select from casework.case_file former where former.parted_as = own.case_no)
      and (own.case_no = gone.parted_as or own.end_state = 'closedMerged' or exists (
        select from worklist.work_item item
        where item.case_no = own.case_no and item.state <> 'WITHDRAWN'
          and item.work in ('firstResponse', 'emergencyResponse'))))
union all
-- The procuratorate has or had the case of a child that died.
select dead.case_no, 'death:' || dead.item_id, file.region_code
from worklist.answer dead
join worklist.work_item told on told.id = dead.item_id
join casework.case_file file on file.case_no = dead.case_no and file.closed_at is null
where dead.answers ->> 'childDead' = 'true'
  and (told.work <> 'intake' or dead.answers ->> 'intakeDecision' = 'accept')
  and not exists (
    select from worklist.work_item item
    join agency.agency own on own.code = item.agency_code and own.type = 'PROC'
    where item.case_no = dead.case_no and item.state <> 'WITHDRAWN')
union all
-- Each other child of a guardian whom a process is about has a case since danger or harm was told in that process.
select said.case_no, 'named:' || said.item_id || '/' || also.file_id, file.region_code
from warning.also_about also
join worklist.work_item item on item.instance_id = also.instance_id
join worklist.answer said on said.item_id = item.id
join casework.case_file file on file.case_no = said.case_no and file.closed_at is null
where (said.answers ->> 'dangerNow' in ('yes', 'true') or exists (
    select from json_to_recordset(cast(:policeFacts as json)) as fact(field text, value text, means text)
    where said.answers ->> fact.field = fact.value or said.answers -> fact.field @> to_jsonb(array[fact.value])))
  and not exists (
    select from casework.case_file own
    join child.file named on named.id = own.child_id
    where coalesce(named.same_as, named.id) = also.file_id
      and (own.closed_at is null or own.closed_at >= said.answered_at))
order by 1, 2
