-- Which fact says how many days a term does not count stands in its row, not in code.
alter table deadline.term add column excludes text not null default '';
update deadline.set_deadline set sum = jsonb_set(sum, '{rule,excludes}', '"excludedDays"')
where counted_code in ('TL-06p', 'TL-06px', 'TL-06py', 'TL-07', 'TL-07x', 'TL-07y');
