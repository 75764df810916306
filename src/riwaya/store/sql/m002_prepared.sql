-- What was staged holds its rows ready made, so that the one writer only inserts them.
drop table staged;
create table staged (
    article text primary key,
    run integer not null references run (id),
    root text not null,
    mark text not null,
    program text not null,
    lexicon text not null,
    read blob not null,
    body blob not null,
    sheet blob not null,
    prepared blob not null
) strict;
