-- Danger that was told after somebody asked: nobody answers that any more.
alter table casework.tier_asked add overtaken_at timestamptz;
drop index casework.tier_asked_open;
create unique index tier_asked_open on casework.tier_asked (case_no) where answered_at is null and overtaken_at is null;
