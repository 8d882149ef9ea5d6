-- Who was told of a report learns what became of it.
create index message_case_kind on notification.message (case_no, kind);
