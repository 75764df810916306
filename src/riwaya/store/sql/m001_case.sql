-- Tables of a case. One text for both databases: `) strict;` is SQLite's, `blob` becomes bytea on PostgreSQL.
-- Truth: article, account, account_before, run, refusal, judgement_block, correction. Computed: everything else.

create table meta (
    key text primary key,
    value text not null
) strict;

-- A run of `riwaya build`. `state`: reading, complete, failed; one that was killed stays «reading» until the next run closes it as «interrupted».
create table run (
    id integer primary key,
    state text not null,
    started text not null,
    finished text,
    seconds real,
    program text not null,
    lexicon text not null,
    workers integer not null,
    roots text not null,
    seen integer not null default 0,
    understood integer not null default 0,
    unchanged integer not null default 0,
    gained integer not null default 0,
    changed integer not null default 0,
    removed integer not null default 0,
    refused integer not null default 0
) strict;

-- `text` is what was read, code point for code point; `record` holds all the rest of the article as the program reads it back, and the text too
-- where a database cannot hold one of its characters (NUL, lone surrogates: `text` shows U+FFFD for them). `day` is `published` cut down to
-- what sorts; `removed` is the run that no longer found it.
create table article (
    id text primary key,
    sha256 text not null,
    url text,
    outlet text,
    title text,
    published text,
    published_from text,
    day text,
    author text,
    text text not null,
    record blob not null,
    root text not null,
    run integer not null references run (id),
    removed integer references run (id)
) strict;
create index article_day on article (day, id);
create index article_outlet on article (outlet, day);
create index article_sha on article (sha256);

-- What an article tells, as it was found: never changed by corrections. `mark` covers all that was read: text, date, outlet, title …
create table account (
    article text primary key references article (id),
    mark text not null,
    sha256 text not null,
    program text not null,
    lexicon text not null,
    run integer not null references run (id),
    body blob not null
) strict;

-- What articles told before: the account that a run replaced.
create table account_before (
    article text not null,
    run integer not null references run (id),
    replaced integer not null references run (id),
    sha256 text not null,
    program text not null,
    lexicon text not null,
    body blob not null,
    primary key (article, replaced)
) strict;

-- What merge reads from an account, kept so that it need not be read again; any row may be missing.
create table sheet (
    article text primary key references account (article) on delete cascade,
    version text not null,
    body blob not null
) strict;

-- Understood but not yet part of the case: what a run has done before it is complete.
create table staged (
    article text primary key,
    run integer not null references run (id),
    root text not null,
    mark text not null,
    program text not null,
    lexicon text not null,
    read blob not null,
    body blob not null,
    sheet blob not null
) strict;

create table refusal (
    run integer not null references run (id),
    position integer not null,
    article text not null,
    room text not null,
    reason text not null,
    primary key (run, position)
) strict;

-- The user's word, append only.
create table correction (
    id text primary key,
    position integer not null unique,
    verdict text not null,
    kind text not null,
    article text not null,
    article_sha256 text not null,
    url text,
    quote text not null,
    before text not null,
    after text not null,
    start integer not null,
    hint text not null,
    changes text not null,
    author text not null,
    made text not null,
    reason text not null
) strict;

-- Judgements as they were written: on PostgreSQL the log itself; beside a file the log is the plain-text file and this stays empty.
create table judgement_block (
    position integer primary key,
    block text not null
) strict;

-- Judgements as the last merge read them; `orphan` where their words stand in no article any more.
create table judgement (
    id text primary key,
    verdict text not null,
    kind text not null,
    one text not null,
    other text not null,
    author text not null,
    made text not null,
    reason text not null,
    undone integer not null,
    orphan integer not null,
    body blob not null
) strict;

-- Where each correction lies in the present text; `fact` is null and `stale` says why where it lies nowhere.
create table correction_place (
    correction text primary key references correction (id),
    article text,
    fact text,
    start integer,
    stop integer,
    stale text
) strict;

create index correction_place_article on correction_place (article);

-- Facts of each article. `review` is null, accepted, rejected or edited (the row shows the edited values).
create table entity (
    article text not null references account (article) on delete cascade,
    id text not null,
    type text not null,
    name text not null,
    ref text,
    latin text,
    primary key (article, id)
) strict;

create table mention (
    article text not null references account (article) on delete cascade,
    id text not null,
    key text not null,
    type text not null,
    entity text not null,
    text text not null,
    start integer not null,
    stop integer not null,
    role text,
    review text,
    why text not null,
    primary key (article, id)
) strict;

create table reference (
    article text not null references account (article) on delete cascade,
    position integer not null,
    entity text not null,
    text text not null,
    start integer not null,
    stop integer not null,
    why text not null,
    primary key (article, position)
) strict;

create table relation (
    article text not null references account (article) on delete cascade,
    position integer not null,
    subject text not null,
    relation text not null,
    object text not null,
    text text not null,
    start integer not null,
    stop integer not null,
    why text not null,
    primary key (article, position)
) strict;

create table time (
    article text not null references account (article) on delete cascade,
    id text not null,
    key text not null,
    text text not null,
    start integer not null,
    stop integer not null,
    value text,
    kind text not null,
    relative text,
    review text,
    why text not null,
    primary key (article, id)
) strict;

create table statement (
    article text not null references account (article) on delete cascade,
    id text not null,
    key text not null,
    entity text,
    source text,
    kind text not null,
    cue text not null,
    lemma text not null,
    stance text not null,
    form text not null,
    content text not null,
    start integer not null,
    stop integer not null,
    medium text,
    parent text,
    review text,
    why text not null,
    primary key (article, id)
) strict;
create index statement_stance on statement (stance, article);

create table statement_via (
    article text not null,
    statement text not null,
    position integer not null,
    entity text not null,
    primary key (article, statement, position),
    foreign key (article, statement) references statement (article, id) on delete cascade
) strict;

create table event (
    article text not null references account (article) on delete cascade,
    id text not null,
    key text not null,
    type text not null,
    mode text,
    word text not null,
    start integer not null,
    stop integer not null,
    place text,
    date text,
    factuality text not null,
    statement text,
    lead integer not null,
    review text,
    why text not null,
    primary key (article, id)
) strict;
create index event_type on event (type, article);

create table event_actor (
    article text not null,
    event text not null,
    role text not null,
    position integer not null,
    entity text not null,
    primary key (article, event, role, position),
    foreign key (article, event) references event (article, id) on delete cascade
) strict;

create table event_value (
    article text not null,
    event text not null,
    position integer not null,
    attribute text not null,
    value text not null,
    unit text,
    what text,
    bound text,
    text text not null,
    start integer not null,
    stop integer not null,
    primary key (article, event, position),
    foreign key (article, event) references event (article, id) on delete cascade
) strict;

-- The dossier. `body` is the whole noun; the columns are what questions are asked by.
create table dossier_entity (
    id text primary key,
    type text not null,
    name text not null,
    latin text,
    ref text,
    articles integer not null,
    mentions integer not null,
    body blob not null
) strict;
create index dossier_entity_rank on dossier_entity (type, articles);

create table dossier_alias (
    entity text not null references dossier_entity (id) on delete cascade,
    text text not null,
    folded text not null,
    mentions integer not null,
    primary key (entity, text)
) strict;
create index dossier_alias_folded on dossier_alias (folded, entity);

create table dossier_member (
    entity text not null references dossier_entity (id) on delete cascade,
    article text not null,
    local text not null,
    primary key (entity, article, local)
) strict;
create index dossier_member_article on dossier_member (article, local, entity);

create table dossier_event (
    id text primary key,
    type text not null,
    mode text,
    title text not null,
    date text,
    day text,
    place text,
    accounts integer not null,
    articles integer not null,
    outlets integer not null,
    conflicts integer not null,
    body blob not null
) strict;
create index dossier_event_day on dossier_event (day, id);
create index dossier_event_type on dossier_event (type, day);

create table dossier_actor (
    event text not null references dossier_event (id) on delete cascade,
    role text not null,
    position integer not null,
    entity text not null,
    primary key (event, role, position)
) strict;
create index dossier_actor_entity on dossier_actor (entity, event);

create table dossier_account (
    event text not null references dossier_event (id) on delete cascade,
    position integer not null,
    article text not null,
    outlet text,
    local text not null,
    stance text not null,
    factuality text not null,
    whose text,
    statement text,
    origin text,
    primary key (event, position)
) strict;
create index dossier_account_article on dossier_account (article, event);
create index dossier_account_whose on dossier_account (whose, event);

create table dossier_conflict (
    event text not null references dossier_event (id) on delete cascade,
    position integer not null,
    attribute text not null,
    kind text not null,
    why text not null,
    primary key (event, position)
) strict;
create index dossier_conflict_kind on dossier_conflict (kind, attribute);

create table dossier_side (
    event text not null,
    conflict integer not null,
    position integer not null,
    article text not null,
    value text not null,
    start integer not null,
    stop integer not null,
    whose text,
    primary key (event, conflict, position),
    foreign key (event, conflict) references dossier_conflict (event, position) on delete cascade
) strict;

create table dossier_silence (
    event text not null references dossier_event (id) on delete cascade,
    outlet text not null,
    primary key (event, outlet)
) strict;

create table dossier_statement (
    article text not null,
    id text not null,
    entity text,
    stance text not null,
    day text,
    via text not null,
    primary key (article, id)
) strict;
create index dossier_statement_entity on dossier_statement (entity, day);

create table dossier_same (
    article text not null,
    statement text not null,
    other_article text not null,
    other_statement text not null,
    primary key (article, statement, other_article, other_statement),
    foreign key (article, statement) references dossier_statement (article, id) on delete cascade
) strict;

create table dossier_relation (
    position integer primary key,
    subject text not null,
    relation text not null,
    object text not null,
    article text not null,
    local_subject text not null,
    local_object text not null,
    text text not null,
    start integer not null,
    stop integer not null,
    why text not null
) strict;
create index dossier_relation_subject on dossier_relation (subject, object);
create index dossier_relation_object on dossier_relation (object, subject);

create table origin (
    id text primary key,
    kind text not null,
    name text,
    earliest text
) strict;

create table origin_article (
    origin text not null references origin (id) on delete cascade,
    article text not null,
    primary key (origin, article)
) strict;
create index origin_article_article on origin_article (article, origin);

-- One view a question, for whoever opens the file with another program.
create view question_who_says_what as
    select s.article, a.outlet, a.published, coalesce(e.name, s.source) as who, s.stance, s.content, s.start, s.stop
    from statement s join article a on a.id = s.article
    left join dossier_statement d on d.article = s.article and d.id = s.id
    left join dossier_entity e on e.id = d.entity
    where s.review is null or s.review <> 'rejected';

create view question_what_happened as
    select v.id, v.date, v.type, v.mode, v.title, p.name as place, v.articles, v.outlets, v.conflicts
    from dossier_event v left join dossier_entity p on p.id = v.place;

create view question_accounts_of_events as
    select v.id as event, v.date, v.title, x.article, x.outlet, x.stance, x.factuality, e.name as whose
    from dossier_event v join dossier_account x on x.event = v.id
    left join dossier_entity e on e.id = x.whose;

create view question_where_accounts_differ as
    select v.id as event, v.date, v.title, c.attribute, c.kind, s.article, a.outlet, s.value
    from dossier_conflict c join dossier_event v on v.id = c.event
    join dossier_side s on s.event = c.event and s.conflict = c.position
    join article a on a.id = s.article;

create view question_who_is_silent as
    select v.id as event, v.date, v.title, s.outlet
    from dossier_silence s join dossier_event v on v.id = s.event;

create view question_who_acts_in_what as
    select e.id as entity, e.name, x.role, v.id as event, v.date, v.title
    from dossier_actor x join dossier_entity e on e.id = x.entity join dossier_event v on v.id = x.event;

create view question_what_was_refused as
    select r.run, u.started, r.article, r.room, r.reason from refusal r join run u on u.id = r.run;
