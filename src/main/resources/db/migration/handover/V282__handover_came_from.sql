-- The merged case from which a hand-over came.
alter table handover.hand_over add column came_from text;
