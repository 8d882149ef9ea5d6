-- A child is looked for by the whole name, its beginning or its end.
create index file_name_beginning on child.file (lower(replace(name, ' ', '')) text_pattern_ops);
create index file_name_end on child.file (reverse(lower(replace(name, ' ', ''))) text_pattern_ops);
