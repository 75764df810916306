-- Pairs of signs of one axis at opposite ends that share words nearby. `keys` holds (item, side, key, weight); the key begins with the axis. Only pairs with an item
-- from $first on.
with counted as (
    select key from keys group by key having count(*) between 2 and $most
),
rare as (
    select k.item, k.side, k.key, k.weight from keys k join counted using (key)
)
select a.item as one, b.item as other, cast(sum(a.weight) as bigint) as weight
from rare a
join rare b on a.key = b.key and a.side = 1 and b.side = -1 and (a.item >= $first or b.item >= $first)
group by a.item, b.item
having sum(a.weight) >= $least
order by one, other
