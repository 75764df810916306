-- What merge decided about pairs, step by step, so that a later run decides only pairs in which something changed; any row may be missing.
create table decided (
    step text primary key,
    version text not null,
    body blob not null
) strict;
