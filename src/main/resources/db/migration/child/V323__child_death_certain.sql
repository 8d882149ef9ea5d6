-- A death is certain if police or a hospital say so, and not where they only took a report of it in. What they said of one is
-- known by who said it; of any other death it is asked again what nobody was asked because of it.
update child.strip_fact fact set value = '"certain"'::jsonb
from agency.person said
join agency.agency own on own.code = said.agency_code and own.type in ('POLICE', 'HOSPITAL')
where fact.kind = 'dead' and fact.value = 'true'::jsonb and said.username = fact.set_by
  and fact.source not in ('userTask_registerIntake', 'userTask_registerFurtherReport');
