-- What became of a measure is what the answer to its task says. Of answers that were given before nobody kept which measure
-- they were about.
alter table casework.measure add column item_id uuid unique;
update casework.measure set state = 'unrecorded' where state = 'opened';
