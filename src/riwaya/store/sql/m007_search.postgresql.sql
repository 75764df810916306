-- Vectors stay in their rows, pressed so that they open fast: ranking opens one for every article that answers.
alter table search_article alter column words set storage main;
alter table search_article alter column stems set storage main;
do $$ begin
    alter table search_article alter column words set compression lz4;
    alter table search_article alter column stems set compression lz4;
exception when others then null;
end $$;
