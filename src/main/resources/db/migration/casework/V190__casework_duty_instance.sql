-- Which duty a process was begun for is asked each time that one ends or is told something.
create index duty_instance on casework.duty (instance_id) where instance_id is not null;
