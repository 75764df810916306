-- Ties are numbered within their article: one more in an article moves no others.
create table dossier_tie (
    article text not null,
    position integer not null,
    subject text not null,
    relation text not null,
    object text not null,
    local_subject text not null,
    local_object text not null,
    text text not null,
    start integer not null,
    stop integer not null,
    why text not null,
    primary key (article, position)
) strict;
insert into dossier_tie
    select article, row_number() over (partition by article order by position) - 1, subject, relation, object, local_subject, local_object, text, start, stop, why
    from dossier_relation;
drop table dossier_relation;
alter table dossier_tie rename to dossier_relation;
create index dossier_relation_subject on dossier_relation (subject, object);
create index dossier_relation_object on dossier_relation (object, subject);
