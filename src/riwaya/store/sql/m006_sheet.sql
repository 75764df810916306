-- Sheets in two packs: `lean` is what every merge goes through, `body` the rest; `digest` changes whenever anything that the article tells does.
drop table sheet;
create table sheet (
    article text primary key references account (article) on delete cascade,
    version text not null,
    digest text not null,
    lean blob not null,
    body blob not null
) strict;
-- What changes whenever the event does: one that is as it was is not packed or written again.
alter table dossier_event add column print text;
