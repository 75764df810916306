-- The questions that a case is asked. A line that begins with /*name*/ is left out where the parameter is null (`database.asked`).

-- name: articles
select text, record from article a
where removed is null
/*outlet*/ and outlet = :outlet
/*since*/ and day >= :since
/*until*/ and day <= :until
order by coalesce(day, '9999'), id
limit :limit offset :offset

-- name: events
select v.id, v.type, v.mode, v.title, v.date, v.place, v.accounts, v.articles, v.outlets, v.conflicts
from dossier_event v
where v.articles >= :articles
/*type*/ and v.type = :type
/*since*/ and v.day >= :since
/*until*/ and v.day <= :until
/*entity*/ and v.id in (select x.event from dossier_actor x where x.entity = :entity union all select x.id from dossier_event x where x.place = :entity)
/*outlet*/ and exists (select 1 from dossier_account x where x.event = v.id and x.outlet = :outlet
/*outlet*/ and (cast(:stance as text) is null or x.stance = :stance))
/*stance*/ and exists (select 1 from dossier_account x where x.event = v.id and x.stance = :stance)
/*disputed*/ and v.conflicts > 0
order by
/*disputed_first*/ case when v.conflicts > 0 then 0 else 1 end,
coalesce(v.day, '9999'), v.id
limit :limit offset :offset

-- name: events_of_article
select distinct event from dossier_account where article = :article order by event

-- name: entities
select id, type, name, latin, ref, articles, mentions
from dossier_entity
where articles >= 0
/*type*/ and type = :type
order by articles desc, mentions desc, id
limit :limit offset :offset

-- name: statements
select s.article, s.id, d.entity, e.name, s.source, s.stance, s.form, s.content, s.start, s.stop, a.outlet, a.published
from dossier_statement d
join statement s on s.article = d.article and s.id = d.id
join article a on a.id = d.article
left join dossier_entity e on e.id = d.entity
where d.article is not null
/*entity*/ and d.entity = :entity
/*stance*/ and d.stance = :stance
/*article*/ and d.article = :article
order by coalesce(d.day, '9999'), d.article, s.start, s.id
limit :limit offset :offset

-- name: accounts
select v.id, v.day
from dossier_event v
where v.accounts >= 0
/*event*/ and v.id = :event
/*some*/ and exists (select 1 from dossier_account x where x.event = v.id
/*article*/ and x.article = :article
/*stance*/ and x.stance = :stance
/*outlet*/ and x.outlet = :outlet
/*some*/ )
order by coalesce(v.day, '9999'), v.id
limit :limit offset :offset

-- name: statements_about
select s.article, s.id, d.entity, e.name, s.source, s.stance, s.form, s.content, s.start, s.stop, a.outlet, a.published
from (select distinct article, local from dossier_member where entity = :entity order by article limit 400) m
join statement s on s.article = m.article
join dossier_statement d on d.article = s.article and d.id = s.id
join article a on a.id = s.article
left join dossier_entity e on e.id = d.entity
where (d.entity is null or d.entity <> :entity)
  and exists (select 1 from mention x where x.article = s.article and x.entity = m.local and x.start >= s.start and x.stop <= s.stop)
order by coalesce(d.day, '9999'), s.article, s.start, s.id
limit :limit

-- name: named
select e.id, e.type, e.name, e.latin, e.ref, e.articles, e.mentions
from dossier_entity e
where e.id in (select x.entity from dossier_alias x where lower(x.folded) like :begins escape '!' or lower(x.folded) like :inside escape '!')
   or lower(e.latin) like :begins escape '!' or lower(e.latin) like :inside escape '!'
order by e.articles desc, e.mentions desc, e.id
limit :limit

-- name: name_of
select id, type, name, latin, ref, articles, mentions from dossier_entity where id = :id

-- name: articles_of
select distinct a.id, a.outlet, a.day from dossier_member m join article a on a.id = m.article where m.entity = :entity order by a.id

-- name: overview
select v.id, v.date, x.outlet, x.stance
from (select id, day, date from dossier_event where day is not null order by conflicts desc, outlets desc, accounts desc, id limit :limit) v
join dossier_account x on x.event = v.id
order by v.day, v.id, x.position

-- name: statement_span
select start, stop from statement where article = :article and id = :id

-- name: statement_at
select id, start, stop from statement where article = :article and start <= :at and stop > :at order by stop - start, id limit 1

-- name: event_at
select id, start, stop from event where article = :article order by abs(start - :at), id limit 1

-- name: outlets
select distinct outlet from article where removed is null and outlet is not null order by outlet

-- name: origin_of
select o.id, o.kind, o.name, o.earliest from origin_article x join origin o on o.id = x.origin where x.article = :article

-- name: shared_origins
select o.id, o.kind, o.name, o.earliest from origin o
where (select count(*) from origin_article x where x.origin = o.id) > 1 order by o.id limit :limit

-- name: conflicts
select c.event, v.title, v.date, c.position
from dossier_conflict c join dossier_event v on v.id = c.event
where c.kind = :kind and (cast(:attribute as text) is null or c.attribute = :attribute)
order by coalesce(v.day, '9999'), c.event, c.position
limit :limit offset :offset

-- name: same_claims
select other_article, other_statement from dossier_same where article = :article and statement = :statement order by 1, 2

-- name: members
select local, entity from dossier_member where article = :article order by local

-- name: runs
select id, state, started, finished, seconds, program, lexicon, workers, roots, seen, understood, unchanged, gained, changed, removed, refused
from run order by id desc limit :limit

-- name: counts
select
  (select count(*) from article where removed is null), (select count(*) from article where removed is not null),
  (select count(*) from mention), (select count(*) from statement), (select count(*) from event), (select count(*) from time),
  (select count(*) from dossier_entity), (select count(*) from dossier_event), (select count(*) from dossier_conflict where kind = 'conflict'),
  (select count(*) from correction), (select count(*) from correction_place where stale is not null), (select count(*) from judgement), (select count(*) from staged)
