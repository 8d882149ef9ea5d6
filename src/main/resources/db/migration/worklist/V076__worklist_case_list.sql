-- What the list of cases is sorted by, so that it has no end but its last row.
alter table worklist.case_card add column opened_at timestamptz;
update worklist.case_card card set opened_at = coalesce(
    (select min(received_at) from worklist.work_item item where item.case_no = card.case_no), now());
alter table worklist.case_card
    alter column opened_at set not null,
    add column risk_rank smallint not null generated always as (
        case risk_tier when 'RED' then 4 when 'ORANGE' then 3 when 'YELLOW' then 2 else 1 end) stored;

create index case_card_newest on worklist.case_card (county, opened_at desc, case_no desc);
create index case_card_risk on worklist.case_card (county, risk_rank desc, opened_at desc, case_no desc);
create index case_card_handed on worklist.case_card using gin (handed) where handed <> '{}';
create index case_card_named on worklist.case_card (case_no) where named <> '{}';

-- Which cases a group has to do with; by its beginning, a whole agency.
create index work_item_group_case on worklist.work_item (group_key collate "C", case_no);
create index work_item_withdrawn on worklist.work_item (holder) where state = 'WITHDRAWN';

-- The secret ones are few, and every list of a supervisor leaves them out.
create index case_card_secret on worklist.case_card (case_no) where secret;
