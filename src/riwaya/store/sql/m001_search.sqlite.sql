-- Full text: the folded words of each article, and the stems that they may be searched as. The index keeps no text; a row that an
-- article gave up is passed over because `search_article` no longer names it, and its number is never given again.
create table search_article (
    row integer primary key autoincrement,
    article text not null unique references account (article) on delete cascade
) strict;
create virtual table search_index using fts5 (words, stems, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- Which written words stand for a stem: «وبموسكو» for «موسكو».
create table search_stem (
    stem text not null,
    word text not null,
    primary key (stem, word)
) strict, without rowid;
