"""The order of the work, on a short article of our own."""

from riwaya import lexicon, line
from riwaya.model import Article


def test_an_article_is_understood() -> None:
    account = line.understand(Article("a", "قال الوزير إن المفاوضات انتهت.", "0"), lexicon.load())
    assert account.article.id == "a"
