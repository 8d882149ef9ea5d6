-- Answers whose mail was given up (mail = 'FAILED'), until somebody says how the reporter was told instead.
create index answer_undelivered on intake.answer (case_no) where mail = 'FAILED';
