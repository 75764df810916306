-- `best` holds the stems that rank high in their article, each with its level (`index_postgresql.py`), so that of thousands of articles only the best are opened and ranked.
-- Vectors stay in their rows, and so does the id: lying outside them vectors look cheap to the planner, which then opens all, and each id would be one more page.
alter table search_article rename to search_before;
create table search_article (
    article text primary key references account (article) on delete cascade,
    words tsvector not null,
    stems tsvector not null,
    best tsvector not null
);
alter table search_article alter column article set storage plain;
alter table search_article alter column words set storage main;
alter table search_article alter column stems set storage main;
alter table search_article alter column best set storage main;
do $$ begin
    alter table search_article alter column words set compression lz4;
    alter table search_article alter column stems set compression lz4;
exception when others then null;
end $$;
insert into search_article select article, words, stems, (
    select coalesce(array_to_tsvector(array_agg(lexeme || '~' || case when score >= 0.0145 then '3' when score >= 0.013 then '2' else '1' end)), cast('' as tsvector))
    from (
        select lexeme, (select sum(0.1 / (number * number)) from generate_series(1, cardinality(positions)) number)
            / 1.64493406685 / (1 + ln(sum(cardinality(positions)) over ())) as score
        from unnest(stems)
    ) found
    where score >= 0.0115
) from search_before;
drop table search_before;
create index search_article_words on search_article using gin (words);
create index search_article_stems on search_article using gin (stems);
create index search_article_best on search_article using gin (best);
