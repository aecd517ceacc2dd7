"""Who is meant: tables of short texts, the words of a mention, and whom they bind (or nobody)."""

from dataclasses import replace
from datetime import date

import pytest

from saydo.extract.names import find_names
from saydo.extract.sentences import find_sentences
from saydo.lexicon.actors import accountable_code
from saydo.parse import parse
from saydo.records import Article, Event, Mention, Reading, Span, Statement
from saydo.resolve.actors import actors_in, resolve_actors
from saydo.resolve.dossier import link_across


def read(text: str, day: date = date(2021, 7, 27)) -> Reading:
    article = Article(text=text, published=day)
    doc = parse(article)
    return Reading(article=article, sentences=find_sentences(article, doc), names=find_names(article, doc))


def linked(text: str, words: str, day: date = date(2021, 7, 27)) -> list[str]:
    """The codes of all whom the last occurrence of the words names."""
    start = text.rindex(words)
    return [accountable_code(actor) for actor, _ in actors_in(read(text, day), start, start + len(words))]


BY_THEMSELVES = [
    ("Iraq rejected the offer.", "Iraq", ["IRQ"]),
    ("The United States will send aid.", "The United States", ["USA"]),
    ("U.S. troops left the base.", "U.S. troops", ["USA"]),
    ("The UK has pledged more.", "The UK", ["GBR"]),
    ("Baghdad rejected the offer.", "Baghdad", ["IRQ"]),
    ("The Kremlin denied the report.", "The Kremlin", ["RUS"]),
    ("The Pentagon declined to comment.", "The Pentagon", ["USA"]),
    ("The Knesset passed the bill.", "The Knesset", ["ISR"]),
    ("The Iraqi cabinet met on Monday.", "The Iraqi cabinet", ["IRQ"]),
    ("Danish F-16s arrived in spring.", "Danish F-16s", ["DNK"]),
    ("The government of Chad resigned.", "The government of Chad", ["TCD"]),
    ("Germany's defence ministry confirmed it.", "Germany's defence ministry", ["DEU"]),
    ("Officials in Cairo said so.", "Officials in Cairo", ["EGY"]),
    ("Soldiers of Mali opened fire.", "Soldiers of Mali", ["MLI"]),
    ("The Dutch have sent six jets.", "The Dutch", ["NLD"]),
    ("The general staff in Paris kept silent.", "The general staff in Paris", ["FRA"]),
    ("Moscow's ambassador in Oslo protested.", "Moscow's ambassador in Oslo", ["RUS"]),
    ("The Soviet Union will withdraw.", "The Soviet Union", ["SUN"]),
    ("Hamas released three captives.", "Hamas", ["Hamas"]),
    ("Hezbollah fighters crossed the river.", "Hezbollah fighters", ["Hezbollah"]),
    ("The European Commission proposed a ban.", "The European Commission", ["EU"]),
    ("NATO leaders agreed on it.", "NATO leaders", ["NATO"]),
    ("The World Health Organization warned of it.", "The World Health Organization", ["WHO"]),
    ("Officials of the African Union met.", "Officials of the African Union", ["AU"]),
    ("Uniper of Germany will close the plant.", "Uniper of Germany", ["Uniper"]),
    ("The U.S. and Iraqi governments agreed.", "The U.S. and Iraqi governments", ["USA", "IRQ"]),
    ("American and Taliban envoys met in Doha.", "American and Taliban envoys", ["USA", "Taliban"]),
    (
        "The foreign ministers of Singapore and Malaysia met.",
        "The foreign ministers of Singapore and Malaysia",
        ["SGP", "MYS"],
    ),
    ("Mali and Burkina Faso left the bloc.", "Mali and Burkina Faso", ["MLI", "BFA"]),
    ("The French president spoke.", "The French president", ["FRA"]),
]

PERSONS = [
    ("Prime Minister Mustafa al-Kadhimi arrived.", "Prime Minister Mustafa al-Kadhimi", ["IRQ"]),
    ("Ruritanian papers say that Norway's defence minister, Kari Solheim, resigned.", "Kari Solheim", ["NOR"]),
    ("Norway's defence minister, Kari Solheim, spoke on Monday. On Tuesday Solheim resigned.", "Solheim", ["NOR"]),
    ("Norway's defence minister, Kari Solheim, spoke. The ships would sail, she said.", "she", ["NOR"]),
    ("The president of Senegal, Moussa Ndoye, spoke. On Friday the president left Dakar.", "the president", ["SEN"]),
    (
        "Peter Okello, the foreign minister of Uganda, resigned.",
        "Peter Okello, the foreign minister of Uganda",
        ["UGA"],
    ),
    ("A Pentagon spokesman, Walter Briggs, denied it.", "Walter Briggs", ["USA"]),
    ("General Walter Briggs, who commands American forces in the Gulf, denied it.", "General Walter Briggs", ["USA"]),
    ("Yahya Nasser, a spokesman for Hamas, denied it.", "Yahya Nasser", ["Hamas"]),
    ("Joe Biden spoke. The president's spokeswoman, Ann Lowell, denied it.", "Ann Lowell", ["USA"]),
    ("The talks are over, said the chairman of Foxconn, Henry Lo.", "Henry Lo", ["Foxconn"]),
    ("Sweden has made up its mind. Its defence minister, Nils Holm, will sign.", "Nils Holm", ["SWE"]),
    ("Joe Biden and Emmanuel Macron met in Rome.", "Joe Biden and Emmanuel Macron", ["USA", "FRA"]),
    ("Olaf Scholz's government fell.", "Olaf Scholz's government", ["DEU"]),
    (
        "Chad has ended the pact, the foreign minister, Ali Mahamat, announced. On Friday Mahamat left.",
        "Mahamat",
        ["TCD"],
    ),
]

POINTING_BACK = [
    (
        "The Front for National Renewal is one of three. Hamas struck first. Then the group withdrew.",
        "the group",
        ["Hamas"],
    ),
    ("Foxconn has hired few. By June the company must report.", "the company", ["Foxconn"]),
    (
        "Iraq and the United States signed it. Iraq and the United States were glad. The two governments will meet.",
        "The two governments",
        ["IRQ", "USA"],
    ),
    ("France has made up its mind. It will withdraw in June.", "It", ["FRA"]),
    ("France will withdraw its troops.", "its troops", ["FRA"]),
    (
        "CHAD'S CHOICE\n\nChad has chosen. Chad votes in May, and Chad's neighbours look on. The army is ready.",
        "The army",
        ["TCD"],
    ),
    ("Niger's junta took power in July. France protested. On Friday the generals replied.", "the generals", ["NER"]),
    ("The government of Joe Biden protested.", "The government of Joe Biden", ["USA"]),
    (
        "ATMIS has nearly 20,000 soldiers. The African Union pays. The mission will end in June.",
        "The mission",
        ["ATMIS"],
    ),
    ("North Korea fired a rocket. On Monday the North denied it.", "the North", ["PRK"]),
    (
        "Turkey votes in May. Turkey's parties are ready. Turkey has much to lose. The president is sure.",
        "The president",
        ["TUR"],
    ),
    ("President Andrés Manuel López Obrador spoke. At noon López Obrador left.", "López Obrador", ["MEX"]),
    (
        "The transport ministers of the two states, Nils Holm and Joe Biden, met.",
        "The transport ministers of the two states, Nils Holm and Joe Biden",
        ["Nils Holm", "USA"],
    ),
    ("President Moon Jae-in spoke. At noon Moon left.", "Moon", ["KOR"]),
]

NOBODY = [
    ("Iran-backed militias fired rockets.", "Iran-backed militias"),
    ("The U.S.-led coalition struck at dawn.", "The U.S.-led coalition"),
    ("Iraqi militias struck at dawn.", "Iraqi militias"),
    ("The movement of the cleric Moqtada al-Sadr won.", "The movement of the cleric Moqtada al-Sadr"),
    ("Spain and France met with Italy. The army is ready.", "The army"),
    (
        "Lawmakers met in haste, two days after a U.S. drone had struck. They asked the government to act.",
        "the government",
    ),
    ("Ann Lowell and Carol Reed met. She resigned.", "She"),
    ("Ann Lowell told Carol Reed that she was wrong.", "she"),
    ("The ministry declined to comment.", "The ministry"),
    ("He resigned.", "He"),
    ("Hamas and Hezbollah fired. The group denied it.", "The group"),
    ("It was noticed in France that he had left.", "It"),
    ("Troops in Iraq came under fire.", "Troops in Iraq"),
    ("The prime minister resigned.", "The prime minister"),
    ("Iraqi oil is cheap.", "Iraqi oil"),
    ("Rockets struck several bases.", "Rockets"),
    ("The government of Omar Haddad fell in Syria.", "The government of Omar Haddad"),
    ("French, German and Spanish papers said so.", "papers"),
]


@pytest.mark.parametrize(("text", "words", "codes"), BY_THEMSELVES, ids=[case[1] for case in BY_THEMSELVES])
def test_words_that_name_an_actor_by_themselves(text: str, words: str, codes: list[str]) -> None:
    """States, organs, bodies and groups are known by their names, alone or with what belongs to them."""
    assert linked(text, words) == codes


@pytest.mark.parametrize(("text", "words", "codes"), PERSONS, ids=[case[0][:40] for case in PERSONS])
def test_persons_stand_for_whom_they_serve(text: str, words: str, codes: list[str]) -> None:
    """A person binds the state or body whose office the article gives them."""
    assert linked(text, words) == codes


@pytest.mark.parametrize(("text", "words", "codes"), POINTING_BACK, ids=[case[0][:40] for case in POINTING_BACK])
def test_words_that_point_back(text: str, words: str, codes: list[str]) -> None:
    """Pronouns and common nouns are linked where one antecedent alone fits."""
    assert sorted(linked(text, words)) == sorted(codes)


@pytest.mark.parametrize(("text", "words"), NOBODY, ids=[case[0][:40] for case in NOBODY])
def test_unsure_means_unlinked(text: str, words: str) -> None:
    """Where two would fit, or nothing says whose it is, nobody is named."""
    assert linked(text, words) == []


def test_a_person_out_of_office_binds_no_state() -> None:
    """A former office is no office."""
    assert linked("The former Norwegian prime minister Kari Solheim spoke.", "Kari Solheim") == ["Kari Solheim"]


def test_a_party_leader_who_once_governed_binds_no_state() -> None:
    """The office that the article gives counts, not the one that is commonly known from another time."""
    text = "Their leader, Abhisit Vejjajiva, himself a former prime minister, resigned."
    assert linked(text, "Abhisit Vejjajiva", date(2019, 3, 1)) == ["Abhisit Vejjajiva"]


def test_brussels_is_the_union_or_belgium_as_the_article_has_it() -> None:
    """A city that stands for two is read by what else the article names."""
    assert linked("The European Union met. Brussels wants a ban.", "Brussels") == ["EU"]
    assert linked("Belgium has voted. The government in Brussels resigned.", "The government in Brussels") == ["BEL"]


def test_every_link_has_a_reason() -> None:
    """A resolution says why."""
    text = "Norway's defence minister, Kari Solheim, spoke. She resigned."
    for words in ("Kari Solheim", "She"):
        start = text.rindex(words)
        assert all(reason for _, reason in actors_in(read(text), start, start + len(words)))


def _event(reading: Reading, words: str) -> Event:
    start = reading.article.text.index(words)
    span = Span(start, start + len(words), words)
    return Event(reading.article.id, span, "test", span, words, "AID", None, None, "done", 3.0, (Mention(span),))


def test_a_mention_of_two_parties_becomes_two_mentions_and_stays_so() -> None:
    """Each party has a mention of its own, and resolving a second time changes nothing."""
    reading = read("Iraq and Kuwait signed the pact.")
    once = resolve_actors(replace(reading, events=(_event(reading, "Iraq and Kuwait"),)))
    assert [mention.country for mention in once.events[0].actors] == ["IRQ", "KWT"]
    assert resolve_actors(once) == once


def test_we_is_the_speaker() -> None:
    """In a quotation "we" is the side of the one who speaks."""
    text = "“We will withdraw,” said Emmanuel Macron."
    reading = read(text)
    quote, cue, speaker = (
        reading.article.span(text.index(w), text.index(w) + len(w))
        for w in ("“We will withdraw,”", "said", "Emmanuel Macron")
    )
    statement = Statement(
        reading.article.id, reading.article.span(0, len(text)), "test", speaker, cue, (quote,), "direct", "say"
    )
    event = replace(_event(reading, "We"), statement=statement.id)
    resolved = resolve_actors(replace(reading, statements=(statement,), events=(event,)))
    assert resolved.statements[0].speaker_actor is not None
    assert resolved.events[0].actors[0].country == "FRA"


def test_a_person_introduced_in_one_article_is_known_in_another() -> None:
    """A bare surname is linked by the article of the dossier that gives the name in full."""
    first = read("Norway's defence minister, Kari Solheim, spoke.")
    second = read("In the hall, Solheim promised six ships.")
    second = replace(second, events=(_event(second, "Solheim"),))
    assert link_across([first, second])[1].events[0].actors[0].country == "NOR"


ABOUT_NORWAY = (
    "Norway will buy six ferries, Oslo said. Norwegian yards bid for them.",
    "The ferries for Norway are late, the Norwegian yards say.",
)
OF_THE_HOME_STATE = [
    ("The defence ministry kept silent.", "The defence ministry", ["NOR"]),
    ("The prime minister was asked about it.", "The prime minister", ["NOR"]),
    ("Chad saw it too, and Chad's army came. The defence ministry kept silent.", "The defence ministry", ["TCD"]),
    ("Ferries break down, said the captain.", "the captain", []),
]


@pytest.mark.parametrize(("text", "words", "codes"), OF_THE_HOME_STATE, ids=[case[0] for case in OF_THE_HOME_STATE])
def test_a_bare_office_is_of_the_state_that_the_dossier_is_about(text: str, words: str, codes: list[str]) -> None:
    """An office or organ with no state beside it is of the state of the other articles, unless its own has another."""
    last = read(text)
    last = replace(last, events=(_event(last, words),))
    linked_last = link_across([*(read(other) for other in ABOUT_NORWAY), last])[-1]
    assert [m.country for m in linked_last.events[0].actors if m.country] == codes


SEVERAL_SENSES = [
    ("The House of Representatives met. Libya waits, and Libyans vote.", "The House of Representatives", ["LBY"]),
    ("The House of Representatives met. Japan and Libya wait.", "The House of Representatives", []),
    ("Kari Solheim, who heads Petrobras, spoke.", "Kari Solheim", ["Petrobras"]),
    ("Hamas met. Its fighters will disarm.", "Its fighters", ["Hamas"]),
    ("Ten days after the vote President Dalia Grybauskaitė spoke.", "President Dalia Grybauskaitė", ["LTU"]),
]


@pytest.mark.parametrize(("text", "words", "codes"), SEVERAL_SENSES, ids=[case[0] for case in SEVERAL_SENSES])
def test_names_that_several_bear_and_what_belongs_to_them(text: str, words: str, codes: list[str]) -> None:
    """A chamber's name is of the one state named beside it; fighters, heads and holders of office act for theirs."""
    assert linked(text, words, date(2014, 3, 1)) == codes


def test_he_is_the_holder_of_the_office_before() -> None:
    """Between a name and "he" a sentence that begins with an office turns the pronoun to its holder."""
    text = "Jan Holm met Norway's prime minister, Per Lunde. The prime minister smiled. Then he left."
    assert linked(text, "he") == ["NOR"]


@pytest.mark.parametrize("words", ["Army", "Watchdog", "Barbadians"])
def test_common_words_and_peoples_are_no_persons(words: str) -> None:
    """What begins a headline with a capital and is an organ, a body or a people gets no person's name."""
    reading = read(f"{words} say no\n\nThe report is late. {words} said so on Monday, and {words} know.")
    assert not any(name.label == "PERSON" for name in reading.names)
