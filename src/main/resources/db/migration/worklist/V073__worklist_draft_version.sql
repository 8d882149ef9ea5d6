-- Two windows of one person know by it that the other one saved; writer names the window, and means nothing else.
alter table worklist.draft add column version integer not null default 1, add column writer text not null default '';
