-- «RIWA»: how a case is told from other SQLite files.
pragma application_id = 1380538177;

-- The log of corrections is only ever added to.
create trigger correction_is_never_changed before update on correction begin select raise(abort, 'corrections are never changed'); end;
create trigger correction_is_never_deleted before delete on correction begin select raise(abort, 'corrections are never deleted'); end;
