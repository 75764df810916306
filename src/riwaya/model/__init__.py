"""The nouns: what an article is, what it tells, what many articles tell together. Frozen data, no logic."""

from riwaya.model.account import (
    Account,
    Cue,
    Entity,
    Event,
    EventDate,
    Mention,
    Reference,
    Relation,
    Role,
    Statement,
    Time,
    Value,
    Voice,
)
from riwaya.model.article import Article, Dated, Part, Refusal
from riwaya.model.correction import Correction
from riwaya.model.dossier import (
    Alias,
    Conflict,
    ConflictSide,
    Dossier,
    DossierEntity,
    DossierEvent,
    DossierRelation,
    DossierStatement,
    EventAccount,
    Label,
    Naming,
    Origin,
    RoleOverTime,
    Silence,
)
from riwaya.model.judgement import Anchor, Judgement, Judgements
from riwaya.model.span import Span

__all__ = [
    "Account", "Alias", "Anchor", "Article", "Conflict", "ConflictSide", "Correction", "Cue", "Dated", "Dossier", "DossierEntity", "DossierEvent",
    "DossierRelation", "DossierStatement", "Entity", "Event", "EventAccount", "EventDate", "Judgement", "Judgements", "Label",
    "Mention", "Naming", "Origin", "Part", "Reference", "Refusal", "Relation", "Role", "RoleOverTime", "Silence", "Span",
    "Statement", "Time", "Value", "Voice",
]
