-- Pairs of things that share keys, with the sum of the weights of the keys they share. `keys` holds (item, part, key, weight);
-- keys that stand in more than $most things make no pairs; $apart = 1 pairs only things of different parts (articles). Only pairs with an
-- item from $first on.
with counted as (
    select key, count(*) as things from keys group by key having count(*) between 2 and $most
),
rare as (
    select k.item, k.part, k.key, k.weight from keys k join counted using (key)
)
select a.item as one, b.item as other, cast(sum(a.weight) as bigint) as weight, count(*) as shared
from rare a
join rare b on a.key = b.key and a.item < b.item and b.item >= $first and ($apart = 0 or a.part <> b.part)
group by a.item, b.item
having sum(a.weight) >= $least
order by one, other
