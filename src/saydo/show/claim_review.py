"""An audit as schema.org ClaimReview (JSON-LD), as fact checks are published for search engines and archives.

The rating is the verdict in words, with its explanation; there is no number, because a verdict is no point on a scale.
What a person judged is a review of its own, with that person as its author, beside that of the machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from saydo.lexicon.actors import states_by_code
from saydo.records import Announcement, Article, Audit, Evidence, Gap
from saydo.show.explain import quotations
from saydo.show.names import actor_name
from saydo.show.words import audit_sentence, verdict_words

CONTEXT = "https://schema.org"
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the reviews, and at which address its pages of cases begin."""

    name: str | None = None
    site: str | None = None

    def page(self, case: str) -> str | None:
        return f"{self.site.rstrip('/')}/case/{case}" if self.site else None


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict that a person gave: which, who, when and in which words."""

    verdict: str
    by: str
    on: date
    why: str = ""


def claim_reviews(
    audit: Audit,
    articles: Mapping[str, Article],
    *,
    case: str,
    publisher: Publisher,
    judged: tuple[Judged, ...] = (),
) -> list[Plain]:
    """The machine's review, then one for each verdict that a person gave."""
    machine = _review(audit, articles, case, publisher)
    machine["reviewRating"] = _rating(audit.verdict, [verdict_words(audit.verdict), *audit.reasons])
    machine["datePublished"] = audit.as_of.isoformat()
    if publisher.name:
        machine["author"] = _without_nothing({"@type": "Organization", "name": publisher.name, "url": publisher.site})
    found = [machine]
    for judgement in judged:
        review = _review(audit, articles, case, publisher)
        review["reviewRating"] = _rating(judgement.verdict, [verdict_words(judgement.verdict), judgement.why])
        review["datePublished"] = judgement.on.isoformat()
        review["author"] = {"@type": "Person", "name": judgement.by}
        if publisher.name:
            review["publisher"] = _without_nothing(
                {"@type": "Organization", "name": publisher.name, "url": publisher.site}
            )
        found.append(review)
    return found


def _review(audit: Audit, articles: Mapping[str, Article], case: str, publisher: Publisher) -> Plain:
    """What all reviews of one commitment share: the claim, who made it, where it was told, what it rests on."""
    return _without_nothing(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "identifier": case,
            "url": publisher.page(case),
            "claimReviewed": audit_sentence(audit),
            "itemReviewed": _claim(audit, articles),
            "citation": [_quoted(item, articles) for item in quotations(audit)[len(audit.announced) :]],
        }
    )


def _rating(verdict: str, said: list[str]) -> Plain:
    return _without_nothing(
        {"@type": "Rating", "alternateName": verdict, "ratingExplanation": " ".join(filter(None, said))}
    )


def _claim(audit: Audit, articles: Mapping[str, Article]) -> Plain:
    """The commitment: its author, its first day, and every article that tells it."""
    days = [item.day for item in audit.announced if item.day is not None]
    told = [_quoted(item, articles) for item in audit.announced]
    return _without_nothing(
        {
            "@type": "Claim",
            "author": [_author(name) for name in audit.who],
            "datePublished": min(days).isoformat() if days else None,
            "firstAppearance": told[0] if told else None,
            "appearance": told[1:],
        }
    )


def _author(code: str) -> Plain:
    """A state by its government, all else as an organisation: it is bodies that are held to their word."""
    state = states_by_code().get(code)
    if state:
        return {"@type": "GovernmentOrganization", "name": state.name, "identifier": code}
    return {"@type": "Organization", "name": actor_name(code)}


def _quoted(item: Announcement | Gap | Evidence, articles: Mapping[str, Article]) -> Plain:
    """The article with the words of it that are meant."""
    return {**_work(articles.get(item.article)), "abstract": item.span.text}


def _work(article: Article | None) -> Plain:
    """The article, as far as it is known."""
    if article is None:
        return {"@type": "NewsArticle"}
    publisher = {"@type": "Organization", "name": article.outlet} if article.outlet else None
    return _without_nothing(
        {
            "@type": "NewsArticle",
            "url": article.url,
            "headline": article.title,
            "datePublished": article.published.isoformat() if article.published else None,
            "publisher": publisher,
        }
    )


def _without_nothing(plain: Plain) -> Plain:
    return {name: value for name, value in plain.items() if value not in (None, "", [])}
