select null as case_no, null as subject, null as place where false
