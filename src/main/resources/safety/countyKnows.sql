select child.case_no, 'report:' || report.id as subject, report.region_code as place
from intake.report report
join intake.report_child child on child.report_id = report.id
left join casework.case_file file on file.case_no = child.case_no
left join casework.case_report joined on joined.report_id = report.id and joined.child = child.position
where (child.case_no is null and report.filed_at < :now::timestamptz - interval '2 minutes')
   or (file.case_no is not null and file.closed_at is null and not exists (
    select from worklist.work_item item
    join agency.agency here on here.code = item.agency_code
    where item.case_no = child.case_no
      -- Whatever else the county has to do with the case is no reading of this report.
      and item.work in ('intake', 'furtherIntake')
      and item.state <> 'WITHDRAWN'
      and (item.state = 'OPEN' or item.ended_at >= joined.joined_at)
      and (left(here.region_code, 6) = left(report.region_code, 6) or left(report.region_code, 6) like here.region_code || '%')))
order by child.case_no, report.id
