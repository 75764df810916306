-- What changes whenever the entity does: one that is as it was need not be made, packed or written again.
alter table dossier_entity add column print text;
