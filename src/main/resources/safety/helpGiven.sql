-- What was promised to the child of a closed case: each measure was carried out, or whoever closed the case said why not.
with closing as (
    select distinct said.case_no from worklist.answer said
    join worklist.work_item item on item.id = said.item_id and item.work = 'closing'
    where coalesce(btrim(said.answers ->> 'notGivenReason'), '') <> ''
)
select measure.case_no, 'measure:' || measure.id as subject, file.region_code as place
from casework.measure measure
join casework.case_file file on file.case_no = measure.case_no and file.closed_at is not null
where measure.state in ('planned', 'opened')
   or (measure.state not in ('done', 'unrecorded')
    and not exists (select from closing where closing.case_no = measure.case_no))
union all
-- The last assessment, as it was corrected last, asks for help, and nobody made a plan.
select file.case_no, 'answer:' || said.item_id, file.region_code
from casework.case_file file
join lateral (
    select answer.item_id, coalesce((
        select correction.after from worklist.correction correction
        where correction.item_id = answer.item_id order by correction.number desc limit 1), answer.answers) as answers
    from worklist.answer answer
    join worklist.work_item item on item.id = answer.item_id and item.work = 'assessment'
    where answer.case_no = file.case_no
    order by answer.answered_at desc limit 1
) said on said.answers ->> 'helpNeeded' = 'yes'
where file.closed_at is not null and file.end_state <> 'closedMerged'
  and not exists (select from casework.measure measure where measure.case_no = file.case_no)
  and not exists (select from closing where closing.case_no = file.case_no)
order by 1, 2
