-- A correction may take the ground from what is finished: then the leader of whoever finished it looks again as well.
alter table casework.look_again drop constraint look_again_item_id_number_key;
-- the steps that handed it over, joined by commas, and the agency whose leader is asked
alter table casework.look_again add column finished text not null default '';
alter table casework.look_again add column agency text;
create unique index look_again_asked on casework.look_again (item_id, number, agency);
