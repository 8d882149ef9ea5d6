-- What made the case a police matter, and when: a report, a finding of danger, the tier RED, the button.
with cause as (
    select joined.case_no, report.region_code as place, joined.joined_at as since, 'report:' || report.id as subject
    from intake.report report
    join casework.case_report joined on joined.report_id = report.id
    where report.immediate_danger or report.sexual_assault = 'YES' or report.categories ~ '(^|,)[1-9](,|$)'
    union all
    select said.case_no, file.region_code, said.set_at, 'danger:' || said.case_no
    from casework.case_file file
    join lateral (
        select fact.case_no, fact.set_at, fact.value from child.strip_fact fact
        where fact.case_no = file.case_no and fact.kind = 'danger' order by fact.id desc limit 1
    ) said on said.value = 'true'::jsonb
    union all
    select file.case_no, file.region_code, min(fact.set_at), 'red:' || file.case_no
    from casework.case_file file
    join child.strip_fact fact on fact.case_no = file.case_no and fact.kind = 'tier' and fact.value = '"RED"'::jsonb
    where file.risk_tier = 'RED'
      and fact.id > coalesce((
        select max(other.id) from child.strip_fact other
        where other.case_no = file.case_no and other.kind = 'tier' and other.value <> '"RED"'::jsonb), 0)
    group by file.case_no
    union all
    -- What an officer found out when a report was registered.
    select said.case_no, item.region_code, said.answered_at, 'answer:' || said.item_id
    from worklist.answer said
    join worklist.work_item item on item.id = said.item_id
    where said.task_key in ('registerIntake', 'registerFurtherReport') and said.answers ->> 'sexualAssaultSuspected' = 'yes'
    union all
    select press.case_no, file.region_code, press.pressed_at, 'press:' || press.id
    from casework.emergency press
    join casework.case_file file on file.case_no = press.case_no
)
select cause.case_no, cause.subject, cause.place
from cause
join casework.case_file file on file.case_no = cause.case_no and file.closed_at is null
where not exists (
    select from worklist.work_item item
    join agency.agency police on police.code = item.agency_code and police.type = 'POLICE'
    where item.case_no = cause.case_no
      -- Taking a report in and answering its reporter is not police work.
      and item.task_key not in ('registerIntake', 'registerFurtherReport', 'feedbackReporter')
      -- The county's own police, or the prefecture's where the county has none.
      and (left(police.region_code, 6) = left(cause.place, 6) or left(cause.place, 6) like police.region_code || '%')
      -- The answer that says so is kept a moment before what it says.
      and (item.state = 'OPEN' or (item.state = 'DONE' and item.ended_at >= cause.since - interval '1 second')))
order by cause.case_no, cause.subject
