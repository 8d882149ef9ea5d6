-- R: read where others report it, not in the original.
alter table deadline.term
    drop constraint term_confidence_check,
    add constraint term_confidence_check check (confidence in ('V', 'R', 'L', 'M', 'P', 'S'));
