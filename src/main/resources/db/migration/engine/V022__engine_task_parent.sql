-- Each end of a task asks for its parts, of which the platform has none; without this it read every open task.
create index huhang_task_parent on act_ru_task (parent_task_id_) where parent_task_id_ is not null;
