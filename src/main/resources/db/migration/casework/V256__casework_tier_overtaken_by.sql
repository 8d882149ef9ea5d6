-- Whose other answer overtook what was asked; null where danger did.
alter table casework.tier_asked add column overtaken_by text;
