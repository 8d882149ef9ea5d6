-- Two cases whose children somebody judged to be one while their files stay two: what is known in the one counts in the other.
-- Each pair stands in both directions.
create table child.judged_one (
    case_no    text not null,
    file_id    uuid not null references child.file (id),
    other      text not null,
    other_file uuid not null references child.file (id),
    primary key (case_no, other)
);
create index judged_one_file on child.judged_one (file_id);
create index judged_one_other on child.judged_one (other);

-- All files of the child of a file: united with it, left for it, judged to be its own.
create function child.files_of(file uuid) returns setof uuid language sql stable as $$
    with recursive stays (id) as (
        select coalesce(known.same_as, known.id) from child.file known where known.id = file
        union
        select coalesce(theirs.same_as, theirs.id)
        from stays
        cross join lateral (
            select stays.id union all select gone.id from child.file gone where gone.same_as = stays.id) mine (id)
        join child.judged_one judged on judged.file_id = mine.id
        join child.file theirs on theirs.id = judged.other_file
    )
    select stays.id from stays
    union
    select gone.id from stays join child.file gone on gone.same_as = stays.id
$$;

-- Whether somebody has seen a child since a moment. Forms know minutes.
create function child.seen_since(file uuid, since timestamptz) returns boolean language sql stable as $$
    select exists (
        select from child.strip_fact seen
        where seen.file_id in (select child.files_of(file)) and seen.kind = 'lastSeen'
          and (seen.value ->> 'at')::timestamptz >= date_trunc('minute', since))
$$;

create index strip_fact_dead on child.strip_fact (file_id, case_no, id desc) where kind = 'dead';

-- The files of children who have died for certain, as police or a hospital say in whatever case; each case takes its word back.
create view child.certain_death as
select distinct known.id as file_id
from (
    select distinct on (fact.file_id, fact.case_no) fact.file_id, fact.value
    from child.strip_fact fact where fact.kind = 'dead' order by fact.file_id, fact.case_no, fact.id desc
) said
cross join lateral child.files_of(said.file_id) known (id)
where said.value = '"certain"'::jsonb;
