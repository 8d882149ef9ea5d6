-- Cases that were merged by mistake and parted again still know of each other.
alter table casework.case_link drop constraint case_link_kind_check;
alter table casework.case_link
    add constraint case_link_kind_check check (kind in ('sameReport', 'sameGuardian', 'sameChild', 'parted'));
