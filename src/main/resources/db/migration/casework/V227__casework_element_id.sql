-- Tasks and handing steps by their whole id in the model.
alter table casework.tier_asked rename column task_key to element_id;
update casework.tier_asked set element_id = 'userTask_' || element_id;
update casework.hand_over set from_step = 'serviceTask_' || from_step;
update casework.hand_over_source set from_step = 'serviceTask_' || from_step;
