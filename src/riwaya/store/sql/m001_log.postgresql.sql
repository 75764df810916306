-- The log of corrections is only ever added to.
create rule correction_is_never_changed as on update to correction do instead nothing;
create rule correction_is_never_deleted as on delete to correction do instead nothing;
