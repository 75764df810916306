-- «RIWA»: how a case is told from other SQLite files.
pragma application_id = 1380538177;
