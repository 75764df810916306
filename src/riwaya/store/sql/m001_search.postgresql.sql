-- Full text: the folded words of each article, and the stems that they may be searched as, as vectors made by the program.
create table search_article (
    article text primary key references account (article) on delete cascade,
    words tsvector not null,
    stems tsvector not null
);
create index search_article_words on search_article using gin (words);
create index search_article_stems on search_article using gin (stems);

-- Which written words stand for a stem: «وبموسكو» for «موسكو».
create table search_stem (
    stem text not null,
    word text not null,
    primary key (stem, word)
);
