-- Whom police gave a child that is no matter for them, where that is an office outside the platform.
alter table casework.transfer drop constraint transfer_kind_check;
alter table casework.transfer add constraint transfer_kind_check check (kind in ('POLICE', 'INTAKE', 'PROTECTION'));
