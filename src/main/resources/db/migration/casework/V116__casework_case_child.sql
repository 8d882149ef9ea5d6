create index case_child on casework.case_file (child_id);
