-- Pairs of texts whose signatures agree in at least one band. `bands` holds (item, band, value).
-- Only pairs with an item from $first on.
select distinct a.item as one, b.item as other
from bands a
join bands b on a.band = b.band and a.value = b.value and a.item < b.item and b.item >= $first
order by one, other
