-- Each day that the closing of a case names, as it was corrected last, has the task of somebody who sees the child, open or done,
-- unless the child has died, as police or a hospital say. So has each day on which, as the answer stands, whoever was there says
-- that somebody goes again; where he says that nobody need, nobody has one because of it.
with said as (
    select answer.item_id, answer.case_no, item.work, item.instance_id, item.received_at, answer.answered_at,
        coalesce((
            select correction.after from worklist.correction correction
            where correction.item_id = answer.item_id order by correction.number desc limit 1), answer.answers) as answers
    from worklist.answer answer
    join worklist.work_item item on item.id = answer.item_id and item.work in ('closing', 'followUp') and item.state = 'DONE'
), alive as (
    select file.* from casework.case_file file
    where file.closed_at is not null and file.end_state <> 'closedMerged'
      and not exists (select from child.certain_death dead where dead.file_id = file.child_id)
)
select file.case_no, 'day:' || named.day as subject, file.region_code as place
from alive file
join lateral (
    select said.answers from said
    where said.case_no = file.case_no and said.work = 'closing' and said.answers ->> 'closeDecision' = 'approve'
    order by said.answered_at desc limit 1
) closing on true
cross join lateral (
    values (closing.answers ->> 'careUntilDate'), (closing.answers ->> 'followUpDate')
) as named(day)
where coalesce(named.day, '') <> ''
  and not exists (
    select from casework.follow_up kept
    join worklist.work_item item on item.case_no = kept.case_no and item.instance_id = kept.instance_id
      and item.work = 'followUp' and item.state <> 'WITHDRAWN'
    where kept.case_no = file.case_no and kept.day = named.day::date)
union all
select file.case_no, 'again:' || went.item_id, file.region_code
from alive file
join said went on went.case_no = file.case_no and went.work = 'followUp'
left join casework.follow_up_again begun on begun.item_id = went.item_id
left join lateral (
    select item.state, ((item.due_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date as day
    from worklist.work_item item
    where item.case_no = went.case_no and item.work = 'followUp' and item.state <> 'WITHDRAWN'
      and case when begun.instance_id is null
          then item.instance_id = went.instance_id and item.received_at > went.received_at
          else item.instance_id = begun.instance_id end
    order by item.received_at limit 1
) next on true
where case when went.answers ->> 'followUpNext' = 'again' and coalesce(went.answers ->> 'childDead', '') <> 'true'
          and coalesce(went.answers ->> 'followUpDue', '') <> ''
    then next.state is null or (next.state = 'OPEN' and next.day is distinct from (went.answers ->> 'followUpDue')::date)
    else next.state = 'OPEN' end
union all
-- Whoever said of a child that it is at another school, on leave or too old, and did not see it, asks again after its case is
-- closed, unless somebody has seen it since.
select distinct file.case_no, 'unseen:' || told.item_id, file.region_code
from alive file
join lateral (
    select said.item_id, said.answers, said.answered_at
    from (
      select answer.item_id, answer.answered_at, coalesce((
          select correction.after from worklist.correction correction
          where correction.item_id = answer.item_id order by correction.number desc limit 1), answer.answers) as answers
      from worklist.answer answer where answer.case_no = file.case_no) said
    join json_to_recordset(cast(:policeFacts as json)) as fact(field text, value text, means text)
      on fact.means = 'left' and said.answers ->> fact.field = fact.value
    order by said.answered_at desc limit 1
) told on true
where told.answers ->> 'childSeen' is distinct from 'yes'
  and not exists (
    select from casework.follow_up kept
    join worklist.work_item item on item.case_no = kept.case_no and item.instance_id = kept.instance_id
      and item.work = 'followUp' and item.state <> 'WITHDRAWN'
    where kept.case_no = file.case_no)
  and not child.seen_since(file.child_id, told.answered_at)
order by 1, 2
