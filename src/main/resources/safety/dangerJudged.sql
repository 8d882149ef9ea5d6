-- An open case that is RED, or whose child is in danger, or of whose child anything else new was told, and whose intake or
-- assessment was answered before that: nobody has the task to judge it anew, and no step leads there. Or one that began with
-- something else than a report, and of whose child danger or harm was told, or anything reported: nobody has ever taken it in.
with answer as (
    select told.item_id, told.case_no, coalesce(corrected.after, told.answers) as answers
    from worklist.answer told
    left join lateral (
        select after from worklist.correction where item_id = told.item_id order by number desc limit 1
    ) corrected on true
), judge as (
    select item.case_no, item.element_id, item.work, item.id, item.ended_at, told.answers ->> 'intakeDecision' as decision,
      -- An office outside knew what it had been told when it took the report. Forms know minutes.
      case when item.work = 'confirmForwarded'
        then least(item.ended_at, (told.answers ->> 'takenAt')::timestamptz + interval '1 minute')
        else item.ended_at end as knew
    from worklist.work_item item
    left join answer told on told.item_id = item.id
    where item.state = 'DONE' and item.work in ('intake', 'assessment', 'confirmForwarded')
), news as (
    select told.case_no, item.ended_at as said_at,
      -- Whoever was there found the child harmed, or a further report tells of another matter for police.
      -- A case that nobody took in is taken in by whatever form tells of harm.
      hurt.found or hurt.told as hurt, hurt.found or (further.report and not further.same and further.grave) as harm,
      hurt.found or hurt.told or hurt.harmed or (further.report and (not further.same or further.grave or further.dead or further.concerns))
        as new
    from answer told
    join worklist.work_item item on item.id = told.item_id
    cross join lateral (
        select coalesce(told.answers -> 'childCondition' @> '["danger"]' or told.answers -> 'childCondition' @> '["injured"]'
              or told.answers -> 'childCondition' @> '["unattended"]', false) as found,
          exists (
            select from json_to_recordset(cast(:policeFacts as json)) as fact(field text, value text, means text)
            where fact.means = 'harm'
              and (told.answers ->> fact.field = fact.value or told.answers -> fact.field @> to_jsonb(array[fact.value]))) as told,
          'yes' in (told.answers ->> 'guardianMisconduct', told.answers ->> 'misconductConfirmed',
              told.answers ->> 'temporaryCareNeeded', told.answers ->> 'removalNeeded', told.answers ->> 'childMustLeave') is true
            or told.answers ->> 'filingDecision' in ('criminal', 'administrative', 'dvWarning') is true as harmed) hurt
    cross join lateral (
        select item.work = 'furtherIntake' as report, coalesce(told.answers ->> 'reportIs' = 'same', false) as same,
          coalesce(told.answers ->> 'childDead' = 'true', false) as dead,
          coalesce(told.answers -> 'concerns' @> '[]' and told.answers -> 'concerns' <> '[]', false) as concerns,
          exists (
            select from casework.duty duty
            join intake.report report on duty.source = 'report:' || report.id
            where duty.instance_id = item.instance_id and report.categories ~ '(^|,)[1-9](,|$)') as grave) further
    where item.state = 'DONE' and item.work not in ('intake', 'assessment', 'confirmForwarded')
), said as (
    select fact.case_no, fact.id, fact.set_at, fact.source
    from child.strip_fact fact where fact.kind = 'danger' and fact.value = 'true'::jsonb
    union all
    -- a tier that was another one before
    select fact.case_no, fact.id, fact.set_at, fact.source
    from child.strip_fact fact
    left join lateral (
        select before.value from child.strip_fact before
        where before.case_no = fact.case_no and before.kind = 'tier' and before.id < fact.id order by before.id desc limit 1
    ) before on true
    where fact.kind = 'tier' and fact.value = '"RED"'::jsonb and before.value is distinct from '"RED"'::jsonb
)
select file.case_no, 'case:' || file.case_no as subject, file.region_code as place
from casework.case_file file
where file.closed_at is null
  and not exists (
    select from worklist.work_item item
    where item.case_no = file.case_no and item.work = 'intake' and item.state <> 'WITHDRAWN')
  and (exists (select from casework.case_report joined where joined.case_no = file.case_no)
    or (not exists (select from child.certain_death dead where dead.file_id = file.child_id)
      and (exists (
          select from news
          where news.case_no = file.case_no and news.hurt and news.said_at < cast(:now as timestamptz) - interval '5 seconds')
        or ((file.risk_tier = 'RED'
          or (select fact.value from child.strip_fact fact
              where fact.case_no = file.case_no and fact.kind = 'danger' order by fact.id desc limit 1) = 'true'::jsonb)
        and exists (
          select from said
          where said.case_no = file.case_no and said.set_at < cast(:now as timestamptz) - interval '5 seconds')))))
union all
select file.case_no, 'case:' || file.case_no as subject, file.region_code as place
from casework.case_file file
where file.closed_at is null
  and exists (select from judge where judge.case_no = file.case_no and judge.work = 'intake')
  -- Of a child that has died, as police or a hospital say, nobody judges what it needs, only whether its report is taken in; each
  -- case that says so takes it back by itself.
  and not ((
      select judge.decision from judge
      where judge.case_no = file.case_no and judge.work = 'intake' order by judge.ended_at desc limit 1) = 'accept'
    and exists (select from child.certain_death dead where dead.file_id = file.child_id))
  and (exists (
    select from news
    where news.case_no = file.case_no
      and news.said_at < cast(:now as timestamptz) - interval '5 seconds'
      and news.said_at > (select max(judge.knew) from judge where judge.case_no = file.case_no)
      and case when (
          select judge.decision from judge
          where judge.case_no = file.case_no and judge.work = 'intake' order by judge.ended_at desc limit 1) = 'accept'
        then news.harm else news.new end)
  or ((file.risk_tier = 'RED'
    or (select fact.value from child.strip_fact fact
        where fact.case_no = file.case_no and fact.kind = 'danger' order by fact.id desc limit 1) = 'true'::jsonb)
  and exists (
    select from said
    where said.case_no = file.case_no
      -- It is done after the word is kept, not with it.
      and said.set_at < cast(:now as timestamptz) - interval '5 seconds'
      and said.set_at > (select max(judge.knew) from judge where judge.case_no = file.case_no)
      -- Who judges says so in the very answer, or in a correction of what was seen of the child.
      and not exists (
        select from judge
        left join lateral (
            select max(made.corrected_at) as at from worklist.correction made
            where made.item_id = judge.id and made.corrected_at <= said.set_at
        ) made on true
        where judge.case_no = file.case_no and judge.element_id = said.source
          and (made.at is null or judge.work = 'assessment')
          and said.set_at between coalesce(made.at, judge.ended_at) - interval '1 minute'
            and coalesce(made.at, judge.ended_at) + interval '1 minute'))))
  and not exists (
    select from worklist.work_item item
    where item.case_no = file.case_no and item.state = 'OPEN' and item.work in ('intake', 'assessment', 'confirmForwarded'))
  and not exists (
    select from act_ru_job job
    join act_ru_execution step on step.id_ = job.process_instance_id_
    join act_ru_execution root on root.id_ = step.root_proc_inst_id_
    where root.business_key_ = file.case_no and job.type_ = 'message' and job.retries_ > 0)
union all
-- Or what was withdrawn because its child was said to have died, and nobody is certain of that: nobody has had it since.
select distinct file.case_no, 'alive:' || file.case_no, file.region_code
from casework.gone_back gone
join worklist.work_item item on item.id = gone.item_id and item.work in ('assessment', 'plan', 'measure')
join casework.case_file file on file.case_no = gone.case_no and file.closed_at is null
where gone.reason = 'DEATH' and gone.at < cast(:now as timestamptz) - interval '5 seconds'
  and not exists (select from child.certain_death dead where dead.file_id = file.child_id)
  and not exists (
    select from worklist.work_item later
    where later.case_no = gone.case_no and later.work in ('intake', 'assessment', 'plan', 'measure', 'visit')
      and (later.state = 'OPEN' or later.received_at > item.ended_at))
  and not exists (
    select from act_ru_job job
    join act_ru_execution step on step.id_ = job.process_instance_id_
    join act_ru_execution root on root.id_ = step.root_proc_inst_id_
    where root.business_key_ = file.case_no and job.type_ = 'message' and job.retries_ > 0)
order by 1, 2
