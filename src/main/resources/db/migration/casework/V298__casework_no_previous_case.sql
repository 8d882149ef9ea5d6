-- Which case a child had before is asked of all its files: two may be found to be one child's long after a case was opened.
alter table casework.case_file drop column previous_case_no;
