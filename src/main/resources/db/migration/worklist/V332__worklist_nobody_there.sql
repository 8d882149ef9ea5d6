-- A task that lay where nobody could do it any more goes to somebody who can, and the line says so.
alter table worklist.oversight drop constraint oversight_kind_check;
alter table worklist.oversight add constraint oversight_kind_check
    check (kind in ('ASSIGNED', 'TAKEN_OVER', 'RETURNED', 'LEFT', 'PASSED_ON', 'NOBODY_THERE', 'REMINDED', 'INSTRUCTED'));
