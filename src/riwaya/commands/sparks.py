"""The lake on many machines: spark extract, spark merge."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.commands import lakes
from riwaya.commands.manners import Commands, example, progress

_MASTER = "Where Spark runs: local[4], spark://host:7077, yarn, k8s://…; under spark-submit or on a notebook it is left out."


@click.group(cls=Commands)
def spark() -> None:
    """Fill and merge a lake with Spark. Needs Java 17 and: pip install "riwaya[spark]"."""


@spark.command(epilog=example(
    "riwaya spark extract news/ -o lake/ --master local[8]",
    "spark-submit --master yarn riwaya_spark.py extract /data/news -o /data/lake",
))  # fmt: skip
@click.argument("places", nargs=-1, required=True)
@click.option("-o", "--output", "lake", required=True, type=click.Path(path_type=Path, file_okay=False), help="The lake; one that exists is brought up to date.")
@click.option("--master", help=_MASTER)
@click.option("--lexicon", "overlay", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A folder of records laid over the program's own.")
@click.option("--outlet", help="The outlet of articles that do not say theirs.")
@click.option("--published", help="The publication date (EDTF) of articles that do not say theirs.")
def extract(places: tuple[str, ...], lake: Path, master: str | None, overlay: Path | None, outlet: str | None, published: str | None) -> None:
    """Understand the articles of PLACES into a lake; what stands there and did not change is not made again.

    PLACES are files and folders that driver and workers see under the same names, as they must see the lake, or addresses of
    archives and files of lines in an object store (s3a://news/2026/).
    """
    from riwaya.lake.extracting import Wish
    from riwaya.lake.remote import is_remote
    from riwaya.spark import extracting
    from riwaya.spark.session import session

    paths = tuple(Path(one) for one in places if not is_remote(one))
    wish = Wish(paths, lake, lexicon=overlay, outlet=outlet, published=published, addresses=tuple(filter(is_remote, places)))
    with session(master) as running, progress("reading") as told:
        done = extracting.extract(running, wish, told)
    lakes.say_done(lake, done.stood, done.made, done.gone, done.counts)


@spark.command(epilog=example("riwaya spark merge lake/ --master local[8]"))
@click.argument("lake", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--master", help=_MASTER)
@click.option("--judgements", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="What a user has decided; LAKE/judgements.toml if it is there.")
@click.option("--lexicon", "overlay", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The folder of records that the lake was made with.")
def merge(lake: Path, master: str | None, judgements: Path | None, overlay: Path | None) -> None:
    """Find what the articles of LAKE tell together: pairs and decisions on Spark, the rest on the driver."""
    from riwaya.spark.merging import merge_lake
    from riwaya.spark.session import session

    with session(master) as running, progress("merging") as told:
        done = merge_lake(running, lake, judgements, overlay, told)
    lakes.say_merged(lake, done.stood, done.counts)
