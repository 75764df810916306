-- Which line of a file an article was read from, as a hash of the line and of what the user said of it: a line that stands there is not taken apart again.
create table line_read (
    article text primary key references account (article) on delete cascade,
    line text not null
) strict;
