-- The orders in which lists are asked for, so that a page is read and not sorted out of everything.
create index article_order on article (coalesce(day, '9999'), id);
create index dossier_event_order on dossier_event (coalesce(day, '9999'), id);
create index dossier_statement_order on dossier_statement (coalesce(day, '9999'), article, id);
drop index dossier_statement_entity;
create index dossier_statement_entity on dossier_statement (entity, coalesce(day, '9999'), article, id);
create index dossier_entity_order on dossier_entity (articles desc, mentions desc, id);
create index dossier_alias_lower on dossier_alias (lower(folded), entity);
