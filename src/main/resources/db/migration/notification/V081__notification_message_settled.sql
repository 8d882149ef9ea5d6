-- What is about a part of a subject ends with it.
drop index notification.message_subject;
create index message_subject on notification.message (split_part(subject, '/', 1));
