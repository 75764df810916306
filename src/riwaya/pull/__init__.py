"""The only room that goes to the network: feeds and the pages they point at, into a folder that reading takes in."""

from riwaya.pull.run import Counts, Wish, pull

__all__ = ["Counts", "Wish", "pull"]
