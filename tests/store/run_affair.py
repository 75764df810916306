"""A build as a process of its own, to be killed: `run_affair.py PLACE COUNT VERSION` stores so many short accounts."""

import sys

from tests.store.affair import dossier_of, rich_account

from riwaya.model import Judgements
from riwaya.store import write_case
from riwaya.store.accounts import pack_account
from riwaya.store.writer import Writer


def main() -> None:
    place, count, version = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    database = write_case(place)
    writer = Writer(database, version, "lexicon")
    writer.begin(["/articles"], 1)
    print("begun", flush=True)
    for number in range(count):
        account = rich_account(f"a{number:04}", url=f"https://example.org/{number}")
        if writer.wants(account.article.id, version, "/articles"):
            writer.take(account.article, pack_account(account))
    writer.complete(dossier_of, lambda word: (word, word[1:]), Judgements())
    database.close()


main()
