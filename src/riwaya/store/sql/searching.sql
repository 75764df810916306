-- Passages that a search is held to; the article's id or a column with it is put at the end.

-- name: statements
select s.start, s.stop from statement s left join dossier_statement d on d.article = s.article and d.id = s.id
where (s.review is null or s.review <> 'rejected') and s.article =

-- name: events
select v.start - 200, v.stop + 200 from event v where (v.review is null or v.review <> 'rejected') and v.type = :type and v.article =

-- name: mentions
select m.article, m.start, m.stop from dossier_member d join mention m on m.article = d.article and m.entity = d.local
where (m.review is null or m.review <> 'rejected')
