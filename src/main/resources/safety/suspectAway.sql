-- Whoever is kept away from an open case neither works on it nor opens it, in no open case of the child; and whom a report names is
-- kept away, or somebody said that it is not so.
with away as (
    select party.case_no, party.agency_code, file.child_id, file.region_code, file.closed_at
    from casework.excluded_party party
    join casework.case_file file on file.case_no = party.case_no
    where party.lifted_at is null
), named (suspect, kind) as (
    values ('schoolStaff', 'SCHOOL'), ('dormitoryStaff', 'SCHOOL'), ('villageCadre', 'VILLAGE')
), told (report_id, kind) as (
    select report.id, named.kind from intake.report report join named on named.suspect = report.suspect_kind
    union
    -- Police stay where there are no others of them.
    select report_id, upper(kind) from casework.report_accuses where kind <> 'police'
)
select away.case_no, 'task:' || item.id as subject, away.region_code as place
from away
join worklist.work_item item on item.case_no = away.case_no and item.state = 'OPEN' and item.agency_code = away.agency_code
where away.closed_at is null
union all
select away.case_no, 'opens:' || away.agency_code, away.region_code
from away
join worklist.case_card card on card.case_no = away.case_no
where away.closed_at is null and not away.agency_code = any(card.excluded)
union all
select file.case_no, 'report:' || told.report_id, file.region_code
from casework.case_file file
join intake.report_child child on child.case_no = file.case_no
join told on told.report_id = child.report_id
where file.closed_at is null
  and not exists (
    select from casework.excluded_party party
    join agency.agency own on own.code = party.agency_code and own.type = told.kind
    where party.case_no = file.case_no)
  and exists (
    select from agency.agency own where own.type = told.kind and own.region_code like file.county || '%')
union all
select file.case_no, 'other:' || away.case_no || '/' || away.agency_code, file.region_code
from away
join casework.case_file file on file.closed_at is null and file.case_no <> away.case_no
  and (file.child_id = away.child_id or exists (
    select from casework.case_link link
    where link.case_no = away.case_no and link.other = file.case_no and link.kind = 'sameChild'))
where not exists (
    select from casework.excluded_party party where party.case_no = file.case_no and party.agency_code = away.agency_code)
order by 1, 2
