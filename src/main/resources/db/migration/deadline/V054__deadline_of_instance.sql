-- A new task asks what goes on in its instance; without this it read every deadline that ever was.
create index set_deadline_instance on deadline.set_deadline (instance_id, task_key);
