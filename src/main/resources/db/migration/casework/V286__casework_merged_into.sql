-- Into which case one was merged, which never changes unless that one is parted from another and takes it along; and which
-- case its child has since it was parted. Where it goes on now is what the list says.
alter table casework.case_file add column merged_into text references casework.case_file (case_no)
    check (merged_into <> case_no);
alter table casework.case_file add column parted_as text references casework.case_file (case_no);
-- Since when the two had been one.
alter table casework.case_file add column parted_since timestamptz;
create index case_merged_into on casework.case_file (merged_into) where merged_into is not null;
create index case_parted_as on casework.case_file (parted_as) where parted_as is not null;

-- Merged by an older version, which kept only where a case goes on in the end.
update casework.case_file gone set merged_into = coalesce(
    (select owed.case_no from casework.duty owed
     where owed.source = 'case:' || gone.case_no and owed.case_no <> gone.case_no order by owed.since limit 1),
    (select party.case_no from casework.party party
     where party.source = 'case:' || gone.case_no and party.case_no <> gone.case_no order by party.since limit 1),
    (select joined.case_no from casework.case_report joined
     where joined.came_from = gone.case_no and joined.case_no <> gone.case_no limit 1))
where gone.end_state = 'closedMerged';

update casework.case_file gone set parted_since = gone.closed_at, parted_as = (
    select own.case_no from casework.case_link link join casework.case_file own on own.case_no = link.case_no
    where link.other = gone.merged_into and link.kind = 'parted' and own.opened_at > gone.closed_at
    order by own.opened_at limit 1)
where gone.end_state = 'closedMerged'
    and not exists (select from casework.case_report joined where joined.came_from = gone.case_no);
update casework.case_file set parted_since = null where parted_as is null;

-- A report of a case that was merged on was marked with the case by which it came; who was called for it knows where it was first.
update casework.case_report joined set came_from = gone.case_no
from casework.case_file gone
where gone.merged_into = joined.came_from and gone.parted_as is null
    and exists (
        select from casework.duty owed
        where owed.case_no = gone.case_no and owed.source = 'report:' || joined.report_id);
