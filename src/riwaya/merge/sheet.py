"""What merge reads from one account alone, so that an article need not be read again when others come."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya import text
from riwaya.lexicon import Lexicon
from riwaya.merge import claims, clauses, gist, origins, profiles, sketches
from riwaya.merge.claims import Claim
from riwaya.merge.clauses import Clause
from riwaya.merge.gist import Gist
from riwaya.merge.rows import Pack
from riwaya.merge.words import Stemmer
from riwaya.model import Account
from riwaya.model.swift import swift


@swift
@dataclass(frozen=True, slots=True)
class Sheet:
    """What merge reads from one account alone."""

    account: Account
    wording: origins.Wording
    entities: tuple[profiles.Profile, ...]
    claims: tuple[Claim, ...]
    said: Pack
    events: tuple[sketches.Sketch, ...]
    clauses: tuple[Clause, ...]
    gist: Gist
    looks: tuple[profiles.Look, ...]

    @property
    def deeds(self) -> int:
        """How many events the article tells of."""
        return len(self.events)

    @property
    def faces(self) -> tuple[profiles.Face, ...]:
        """What every merge goes through of the profiles."""
        return profiles.faces(self.entities)

    @property
    def traits(self) -> tuple[tuple[profiles.Trait, ...], frozenset[str]]:
        """What the profiles are compared by, and their company."""
        return profiles.traits(self.entities)

    @property
    def triggers(self) -> sketches.Triggers:
        """Where the events of the article stand."""
        return sketches.triggers(self.events)

    @property
    def seals(self) -> bytes:
        """What changes whenever a profile does, in what it is compared by and in how it is shown."""
        head = (self.account.article.id, self.account.article.sha256, self.account.article.outlet, self.account.article.published)
        return profiles.seals(self.faces, self.traits, self.looks, head)

    def whole(self) -> Sheet:
        """The sheet itself, for one that stands for it (`standing`)."""
        return self


def read(account: Account, lexicon: Lexicon, stemmer: Stemmer, like: Sheet | None = None) -> Sheet:
    """What merge reads from an account, made now; what cannot differ from `like`, a sheet of the same article, is taken from there."""
    like = None if like is None else like.whole()
    if like is not None and like.account.article != account.article:
        like = None
    same = like is not None and all(getattr(account, name) == getattr(like.account, name) for name in ("mentions", "references", "statements", "times"))
    events = sketches.sketches(account, stemmer)
    if like is not None and same and account.entities == like.account.entities:
        return replace(like, account=account, events=events)
    if like is not None and same:
        telling, essence = like.clauses, like.gist
    else:
        telling, stems = clauses.read(text.lay_out(account.article, lexicon), account, stemmer)
        essence = gist.gist(telling, stems)
    told, own = claims.claims(account, stemmer), profiles.profiles(account)
    wording = like.wording if like is not None else origins.wording(account.article, lexicon)
    return Sheet(account, wording, own, told, claims.keys(told), events, telling, essence, profiles.looks(account, own))
