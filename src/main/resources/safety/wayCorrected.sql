-- A correction after which a process would have gone another way, without a task in which somebody puts it right.
select file.case_no, 'correction:' || corrected.id || '/' || asked.number as subject, file.region_code as place
from casework.look_again asked
join worklist.work_item corrected on corrected.id = asked.item_id
join worklist.case_card card on card.case_no = corrected.case_no
join casework.case_file file
    on file.case_no = coalesce(card.goes_on_in, card.case_no) and file.closed_at is null
where not exists (
    select from worklist.work_item item
    where item.instance_id = asked.instance_id and item.task_key = 'lookAgain' and item.state in ('OPEN', 'DONE'))
order by 1, 2
