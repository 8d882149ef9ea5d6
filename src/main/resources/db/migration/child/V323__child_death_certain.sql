-- A death is certain if police or a hospital say so. Who went there as police is known by the task; of any other death it is asked
-- again what nobody was asked because of it.
update child.strip_fact set value = '"certain"'::jsonb
where kind = 'dead' and value = 'true'::jsonb and source in ('userTask_policeReceive', 'userTask_emergencyReceive');
