"""Who is held to a promise: the party that gave it, however the sentence is turned."""

from datetime import date

import pytest

import saydo
from saydo.audit.answerable import accountable, bench_of, presumed
from saydo.records import Article

PUBLISHED = date(2024, 3, 15)


def codes(text: str) -> set[str]:
    """The codes of all who are held to something in an article of these words."""
    reading = saydo.analyse(Article(text=text, published=PUBLISHED))
    return {code for commitment in reading.commitments for code in accountable(commitment, reading)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ukraine has been promised four more batteries by Berlin for this year.", "DEU"),
        ("By the end of the year Ukraine will get four more batteries from Germany.", "DEU"),
        ("A battery plant is to go up in North Carolina by 2026, under plans announced by Toyota.", "Toyota"),
        ("Coal plants are to close by 2030, according to a schedule that the German cabinet adopted.", "DEU"),
        ("Finland's border crossings will stay shut until 14 April, the government in Helsinki decided.", "FIN"),
        ("The line will be up and running by December 2025, Mexico's president has said again and again.", "MEX"),
        ("A halt in the fighting between Israel and Hamas will begin on Friday, Qatar's ministry said.", "ISR"),
        ("Poland's prime minister gave his word that the bridge would be rebuilt by 2026.", "POL"),
        ("The ECB will buy bonds worth 60 billion euros a month until September.", "ECB"),
        ("Malacañang will lift the ban on mining on May 1.", "PHL"),
        ("Scottish ministers will open two new piers by 2026.", "Scotland"),
        ("Argentines will elect a president on October 22.", "ARG"),
        ("ISRO will launch two more satellites by December.", "IND"),
        ("The movement, known as GAM, undertakes to hand in 900 weapons by December. Indonesia is content.", "GAM"),
        ("Danish troops in Kosovo will be withdrawn by December.", "DNK"),
        ("A third of the Dutch battalion in Mali will be brought home by July.", "NLD"),
        ("Oman and Qatar met in Muscat. Two ferries will be delivered to the port by Oman in May.", "OMN"),
        ("An accord signed by Laos and Vietnam says that 20 crossings will be closed by May 2025.", "LAO"),
        ("Brussels will lift the ban on Chilean fish in May.", "EU"),
        ("European leaders agreed to spend 20 billion euros on the plan by 2027.", "EU"),
        ("Lisbon: all soldiers out by 11 September\n\nPortugal has 90 of them there.", "PRT"),
        ("Chile has declared the pier unsafe and assured Peru that it would close it by June.", "CHL"),
        ("Nokia Deutschland will close its plant in Bochum by June.", "Nokia"),
        ("Calgary's ban on foam cups comes into force on 1 January.", "Calgary"),
        ("The southern African bloc SADC will lift the sanctions on Madagascar by July.", "SADC"),
        ("Geneva-based Gavi will deliver 3 million doses to Benin by June.", "Gavi"),
        ("The Australian contingent is to come home by December.", "AUS"),
        ("His Danish firm, Orvik, will build the tunnel by 2026. Orvik has 300 workers.", "Orvik"),
        ("The Norwegian operator Telenor will leave Myanmar by July.", "Telenor"),
        ("Spain pays. The Congress of Deputies agreed on Tuesday to send 300 soldiers to Kabul by May.", "ESP"),
    ],
)
def test_giver_is_held(text: str, who: str) -> None:
    """Who gives, decides or plans is held to it: the agent of a passive, a sayer beside, the author of the plan."""
    assert who in codes(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ukraine has been promised four more batteries by Berlin for this year.", "UKR"),
        ("By the end of the year Ukraine will get four more batteries from Germany.", "UKR"),
        ("A halt in the fighting between Israel and Hamas will begin on Friday, Qatar's ministry said.", "QAT"),
    ],
)
def test_receiver_and_mediator_are_not(text: str, other: str) -> None:
    """Who only receives, or only makes known what two others agreed, has promised nothing."""
    assert other not in codes(text)


def test_all_who_promise_together_are_held() -> None:
    """Two that agree side by side are both held; so are the three that a list named before."""
    assert codes("Uganda and Rwanda agreed to build the railway by 2028.") == {"UGA", "RWA"}
    assert codes("Two patrol boats will be sent to the island by Chile and Peru in May.") == {"CHL", "PER"}
    assert codes("Under an agreement signed by Togo and Benin, a dam will be built by 2027.") == {"TGO", "BEN"}
    assert codes("Peru, Bolivia agree to pull back troops by June\n\nThe talks took a day.") == {"PER", "BOL"}
    assert codes("Chile and Peru sign truce until June\n\nThe talks took a day.") == {"CHL", "PER"}
    firms = "Airbus, Leonardo and Thales met in Rome. The three companies will open two plants in Chile by 2027."
    assert codes(firms) == {"Airbus", "Leonardo", "Thales"}
    listed = "France, Britain and the United States govern the city. The three powers undertook to leave it by 2026."
    assert codes(listed) == {"FRA", "GBR", "USA"}


def test_the_state_that_all_articles_are_about_is_presumed() -> None:
    """A plan that names nobody is put to the state that the articles name far more than others, to none if two are."""
    plan = "The third lane of the road will be opened in 2026."
    about = "The road crosses Norway from Oslo to the north. Norwegian winters broke the old one, in Norway and beyond."
    readings = [saydo.analyse(Article(text=text, published=PUBLISHED)) for text in (about, plan)]
    assert presumed(readings[1].commitments, bench_of(readings), None) == ("NOR",)
    among = saydo.analyse(Article(text=about + " Sweden and Swedish drivers wait in Sweden.", published=PUBLISHED))
    assert presumed(readings[1].commitments, bench_of([among, readings[1]]), None) == ()


def test_nobody_is_presumed_on_one_sentence_or_in_the_place_of_a_named_body() -> None:
    """The board of a town that no list has promises for itself; a state that one sentence names answers for nothing."""
    text = (
        "Quay to be rebuilt\n\nSundholm's harbour board said on Tuesday that it will rebuild the quay by 2028. The "
        "first piles are to arrive in May 2026.\n\nBrazil's government, meanwhile approved a loan of 300 million reals "
        "for ferries in Belém."
    )
    article = saydo.Article(text=text, title="Quay to be rebuilt", published=date(2025, 11, 4))
    audits = saydo.audit(saydo.analyse_many([article]), as_of=date(2026, 1, 1))
    assert [(audit.who, audit.due) for audit in audits if "BRA" in audit.who] == [(("BRA",), None)]
