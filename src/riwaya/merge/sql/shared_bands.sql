-- Pairs of texts whose signatures agree in at least one band. `bands` holds (item, band, value).
select distinct a.item as one, b.item as other
from bands a
join bands b on a.band = b.band and a.value = b.value and a.item < b.item
order by one, other
