-- That a child has died is a fact of the safety strip.
alter table child.strip_fact drop constraint strip_fact_kind_check;
alter table child.strip_fact add constraint strip_fact_kind_check
    check (kind in ('tier', 'danger', 'dead', 'doNotContact', 'workerSafety', 'lastSeen', 'careStatus'));
