-- A task that lay with an agency that is kept away goes to who answers instead, and the line says so.
alter table worklist.oversight drop constraint oversight_kind_check;
alter table worklist.oversight add constraint oversight_kind_check
    check (kind in ('ASSIGNED', 'TAKEN_OVER', 'RETURNED', 'LEFT', 'PASSED_ON', 'REMINDED', 'INSTRUCTED'));
