-- The questions that a case is asked. Parameters that are null do not filter.

-- name: articles
select text, record from article a
where removed is null
  and (cast(:outlet as text) is null or outlet = :outlet)
  and (cast(:since as text) is null or day >= :since)
  and (cast(:until as text) is null or day <= :until)
order by coalesce(day, '9999'), id
limit :limit offset :offset

-- name: events
select v.id, v.type, v.mode, v.title, v.date, v.place, v.accounts, v.articles, v.outlets, v.conflicts
from dossier_event v
where (cast(:type as text) is null or v.type = :type)
  and (cast(:since as text) is null or v.day >= :since)
  and (cast(:until as text) is null or v.day <= :until)
  and (cast(:entity as text) is null or v.place = :entity or exists (select 1 from dossier_actor x where x.event = v.id and x.entity = :entity))
  and (cast(:outlet as text) is null or exists (select 1 from dossier_account x where x.event = v.id and x.outlet = :outlet))
  and v.articles >= :articles
  and (:disputed = 0 or v.conflicts > 0)
order by coalesce(v.day, '9999'), v.id
limit :limit offset :offset

-- name: events_of_article
select distinct event from dossier_account where article = :article order by event

-- name: entities
select id, type, name, latin, ref, articles, mentions
from dossier_entity
where (cast(:type as text) is null or type = :type)
order by articles desc, mentions desc, id
limit :limit offset :offset

-- name: statements
select s.article, s.id, d.entity, e.name, s.source, s.stance, s.form, s.content, s.start, s.stop, a.outlet, a.published
from dossier_statement d
join statement s on s.article = d.article and s.id = d.id
join article a on a.id = d.article
left join dossier_entity e on e.id = d.entity
where (cast(:entity as text) is null or d.entity = :entity)
  and (cast(:stance as text) is null or d.stance = :stance)
  and (cast(:article as text) is null or d.article = :article)
order by coalesce(d.day, '9999'), d.article, s.start, s.id
limit :limit offset :offset

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
