-- With which merged case a question came, so that it goes with that one where the two are parted.
alter table reporting.same_child add column came_from text;
