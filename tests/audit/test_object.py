"""The words for the object of a promise, chosen among its tellings."""

from datetime import date

import pytest

import saydo

PROMISES = (
    ("Togo will hold its presidential election by 14 May 2024, its government said.", "hold", "election"),
    ("Togo agreed to a ceasefire, which is to begin by 14 May 2024.", "cease fire", "ceasefire"),
    ("Togo will withdraw its last 300 soldiers from Mali by 14 May 2024, its government said.", "withdraw", "soldiers"),
    ("Togo's president, Faure Gnassingbé, promised that he would resign by 14 May 2024.", "resign", None),
)


@pytest.mark.parametrize(("promise", "deed", "object_"), PROMISES)
def test_the_object_is_no_name_of_who_promises(promise: str, deed: str, object_: str | None) -> None:
    """The object is a thing or the noun of the deed; where the words have but the promiser, there is none."""
    article = saydo.Article(text=f"News from Lomé\n\n{promise}", published=date(2024, 1, 10))
    (audit,) = (a for a in saydo.audit([saydo.analyse(article)], as_of=date(2024, 2, 1)) if a.deed == deed)
    assert (audit.what or "").split(" from ")[0].split(" ")[-1] == (object_ or "")


def test_a_bare_number_is_no_object() -> None:
    """A later telling that names the thing gives the words, where the first has only its number."""
    told = (
        "Togo's interior minister, Pacôme Adjourouvi, promised 2,000 by 30 June 2024.",
        "Togo will recruit 2,000 more police officers by 30 June 2024, the government said.",
    )
    read = [
        saydo.Article(
            text=f"News from Lomé\n\n{text}", published=date(2024, 1, 10 + day), url=f"https://lome.example/{day}"
        )
        for day, text in enumerate(told)
    ]
    audits = saydo.audit(saydo.analyse_many(read), as_of=date(2024, 2, 1))
    assert audits
    assert all(audit.what is None or not audit.what.replace(",", "").isdigit() for audit in audits)
