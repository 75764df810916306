-- Nothing changes here: the number keeps in step with PostgreSQL.
select 1;
