"""What the forms of the page write: corrections of facts, judgements on what is the same; both append-only, both taken back in the same way.

After each, the dossier is merged again at once in a small case; in a large one the next `riwaya build` does it, and until then only
the article shows the correction. One form is written at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime

from riwaya.errors import UsageError
from riwaya.lexicon import Lexicon
from riwaya.merge import judgements
from riwaya.store import corrections, facts, judging, open_case, write_case
from riwaya.store.database import Database
from riwaya.store.merging import merge_again
from riwaya.store.overlays import FIELDS

MOST_MERGED = 600


class Desk:
    """Takes forms for one case. Raises UsageError or CaseError for what cannot be taken."""

    def __init__(self, place: str, lexicon: Lexicon) -> None:
        self.place = place
        self.lexicon = lexicon
        self._turn = threading.Lock()

    def take(self, action: str, form: Mapping[str, str]) -> None:
        """Write one form: correct, withdraw, judge or undo."""
        with self._turn:
            if action in ("correct", "withdraw"):
                self._correct(action, form)
            else:
                self._judge(action, form)

    def _correct(self, action: str, form: Mapping[str, str]) -> None:
        who = {"author": form.get("author", "")[:80], "reason": form.get("reason", "")[:400]}
        database = write_case(self.place, create=False)
        try:
            if action == "withdraw":
                made = corrections.withdrawal(database, form.get("what", ""), **who)
            else:
                name = form.get("fact", "")
                _, key, _, fact = corrections.find_fact(database, name)
                if form.get("key") != key:
                    raise UsageError(f"{name}: the case has changed since this page was made; load it again")
                verdict = form.get("verdict", "")
                fields = FIELDS[facts.kind_of(fact)]
                changes = [(field, form[f"set-{field}"]) for field in fields if form.get(f"set-{field}")] if verdict == "edit" else []
                made = corrections.make(database, name, verdict, changes, **who)
            with database.transaction():
                corrections.append(database, [made])
                corrections.lay_over(database)
            self._merge(database)
        finally:
            database.close()

    def _judge(self, action: str, form: Mapping[str, str]) -> None:
        author, now = form.get("author", "")[:80], datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if action == "undo":
            block = judgements.undoing(form.get("what", ""), author, now)
        else:
            with open_case(self.place) as case:
                made = judgements.judge(case.dossier(), form.get("verdict", ""), form.get("one", ""), form.get("other", ""), form.get("reason", "")[:400], author, now)
            block = judgements.written(made)
        database = write_case(self.place, create=False)
        try:
            judging.append(database, self.place, block)
            self._merge(database)
        finally:
            database.close()

    def _merge(self, database: Database) -> None:
        row = database.row("select count(*) from account")
        if row is not None and int(row[0]) <= MOST_MERGED:
            merge_again(database, self.place, self.lexicon)
