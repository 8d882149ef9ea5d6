-- An answer that sent a case elsewhere may be corrected before anybody took it: then it never went.
alter table casework.transfer drop constraint transfer_state_check;
alter table casework.transfer add constraint transfer_state_check
    check (state in ('SENT', 'ACCEPTED', 'RETURNED', 'OUTSIDE', 'TAKEN_BACK'));
alter table casework.transfer drop constraint transfer_check;
alter table casework.transfer drop constraint transfer_check1;
alter table casework.transfer add constraint transfer_check check ((to_agency is null) = (outside is not null));
alter table casework.transfer add constraint transfer_check1 check ((outside is null) = (spoken_to is null));
