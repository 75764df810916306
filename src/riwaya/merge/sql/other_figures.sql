-- Pairs of figures of one thing whose ranges do not meet and that share words nearby. `keys` holds (item, low, high, key, weight); the key begins
-- with what is counted. Only pairs with an item from $first on.
with counted as (
    select key from keys group by key having count(*) between 2 and $most
),
rare as (
    select k.item, k.low, k.high, k.key, k.weight from keys k join counted using (key)
)
select a.item as one, b.item as other, cast(sum(a.weight) as bigint) as weight
from rare a
join rare b on a.key = b.key and a.item < b.item and b.item >= $first and (a.low > b.high or b.low > a.high)
group by a.item, b.item
having sum(a.weight) >= $least
order by one, other
