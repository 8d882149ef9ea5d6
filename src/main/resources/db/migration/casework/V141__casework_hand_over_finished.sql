-- Whoever took a hand-over works on it until he says how it ended.
alter table casework.hand_over drop constraint hand_over_state_check;
alter table casework.hand_over add constraint hand_over_state_check
    check (state in ('waiting', 'accepted', 'done', 'refused', 'dropped'));
