-- Conditions of terms are written in FEEL, as those of forms are; rows that an office added itself are taken along.
-- A code gets its quotes, a comparison asks first whether anything is known, and a bare fact is asked whether it is true.
update deadline.term
set condition = regexp_replace(
        regexp_replace(
            regexp_replace(condition, '(!?=) ([A-Za-z][A-Za-z0-9]*|[0-9]{2})(?= |$)', '\1 "\2"', 'g'),
            '([A-Za-z][A-Za-z0-9]*) (!=|<=|>=|<|>) ', '\1 != null and \1 \2 ', 'g'),
        '(^|and |or )([A-Za-z][A-Za-z0-9]*)(?= and | or |$)', '\1\2 = true', 'g')
where condition <> '' and condition not like '%"%';
