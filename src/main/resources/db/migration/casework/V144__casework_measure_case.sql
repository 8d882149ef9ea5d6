-- The measures of a plan are looked for by their case.
create index measure_case on casework.measure (case_no);
