-- The task of a term by its whole id in the model; null for a case term.
alter table deadline.set_deadline rename column task_key to element_id;
update deadline.set_deadline set element_id = 'userTask_' || element_id where element_id is not null;
