-- A task is known by its whole id in the model, so that models with any ids run.
alter table worklist.work_item rename column task_key to element_id;
update worklist.work_item set element_id = 'userTask_' || element_id;
alter table worklist.answer rename column task_key to element_id;
update worklist.answer set element_id = 'userTask_' || element_id;
