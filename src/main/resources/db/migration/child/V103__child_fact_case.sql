-- Facts of the strip go with the case when cases are merged.
create index strip_fact_case on child.strip_fact (case_no) where case_no is not null;
