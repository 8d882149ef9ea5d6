-- An agency that was kept away and may take part again keeps its row, so that no copy from another case of the child brings the
-- exclusion back; any_of: nobody knew which of its kind was meant.
alter table casework.excluded_party
    add column any_of boolean not null default false,
    add column lifted_at timestamptz,
    add column lifted_by text;
