"""Events: a table of sentences, each with a trigger, its PLOVER type, deed, actor, target or thing, and status."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from saydo.extract.events import find_events
from saydo.extract.factuality import find_factuality
from saydo.records import Article, Event

# (text, trigger, type or None where it does not matter, deed or None, words of an actor or "", words of a target or of
# the thing or "", status or None where the table does not hold it)
TABLE = [
    # withdraw
    ("The last Danish soldiers left Helmand on Friday.", "left", "RETREAT", "withdraw", "Danish soldiers", "", "done"),
    ("Spain withdrew its troops from Mosul.", "withdrew", "RETREAT", "withdraw", "Spain", "troops", "done"),
    (
        "Spain will withdraw its troops from Mosul by May.",
        "withdraw",
        "CONCEDE",
        "withdraw",
        "Spain",
        "troops",
        "planned",
    ),
    ("The brigade pulled out of the town.", "pulled", "RETREAT", "withdraw", "brigade", "", "done"),
    ("Kenya pulled its soldiers out of Somalia.", "pulled", "RETREAT", "withdraw", "Kenya", "soldiers", "done"),
    ("The soldiers will be pulled out of the valley.", "pulled", "CONCEDE", "withdraw", "", "soldiers", "planned"),
    (
        "Italy's withdrawal of troops from Herat began in June.",
        "withdrawal",
        "RETREAT",
        "withdraw",
        "Italy",
        "troops",
        None,
    ),
    ("The troops went home.", "went", "RETREAT", "withdraw", "troops", "troops", "done"),
    ("The minister will bring home 400 soldiers.", "bring", "CONCEDE", "withdraw", "minister", "soldiers", "planned"),
    ("The battalion has left the island.", "left", "RETREAT", "withdraw", "battalion", "", "done"),
    (
        "All foreign troops will be out of the country by June.",
        "out",
        "CONCEDE",
        "withdraw",
        "troops",
        "troops",
        "planned",
    ),
    ("The last soldiers are gone.", "gone", None, "withdraw", "", "soldiers", None),
    ("The peacekeepers flew out of Goma.", "flew", "RETREAT", "withdraw", "peacekeepers", "", "done"),
    ("The army evacuated the base.", "evacuated", "RETREAT", "withdraw", "army", "base", "done"),
    ("The general ordered the evacuation of the garrison.", "evacuation", None, "withdraw", "", "garrison", None),
    ("The rebels retreated from the city.", "retreated", "RETREAT", "withdraw", "rebels", "", "done"),
    ("Moscow did not withdraw its troops.", "withdraw", None, "withdraw", "Moscow", "troops", "not done"),
    # deploy
    ("Ghana deployed 300 soldiers to Monrovia.", "deployed", "MOBILIZE", "deploy", "Ghana", "soldiers", "done"),
    ("Ghana will send troops to Monrovia.", "send", None, "deploy", "Ghana", "troops", "planned"),
    ("The ministry stationed troops on the border.", "stationed", "MOBILIZE", "deploy", "ministry", "troops", "done"),
    (
        "The deployment of warships to the strait alarmed traders.",
        "deployment",
        "MOBILIZE",
        "deploy",
        "",
        "warships",
        None,
    ),
    ("Two battalions were sent to the border.", "sent", "MOBILIZE", "deploy", "", "battalions", "done"),
    ("Poland massed troops along the border.", "massed", "MOBILIZE", "deploy", "Poland", "troops", "done"),
    # cease fire
    ("The rebels ceased their attacks.", "ceased", None, "cease fire", "rebels", "attacks", "done"),
    ("Both sides halted the shelling.", "halted", None, "cease fire", "sides", "shelling", "done"),
    ("The army stopped fighting.", "stopped", None, "cease fire", "army", "", None),
    ("The ceasefire held for nine days.", "ceasefire", "CONCEDE", "cease fire", "", "", None),
    ("The general declared a truce.", "declared", "CONCEDE", "cease fire", "general", "truce", "done"),
    ("Bombing was suspended on Sunday.", "suspended", None, "cease fire", "", "Bombing", "done"),
    # release
    ("The rebels released 12 hostages.", "released", "RETREAT", "release", "rebels", "hostages", "done"),
    ("The rebels will release 12 hostages.", "release", "CONCEDE", "release", "rebels", "hostages", "planned"),
    ("Seven prisoners were freed on Tuesday.", "freed", "RETREAT", "release", "", "prisoners", "done"),
    ("The court let the detainees go.", "let", "RETREAT", "release", "court", "detainees", "done"),
    (
        "The militia handed over the captives to the Red Cross.",
        "handed",
        "RETREAT",
        "release",
        "militia",
        "captives",
        "done",
    ),
    ("The release of the prisoners took a month.", "release", "RETREAT", "release", "", "prisoners", None),
    ("The president pardoned 40 convicts.", "pardoned", "RETREAT", "release", "president", "convicts", "done"),
    ("The two sides exchanged prisoners at dawn.", "exchanged", "RETREAT", "release", "sides", "prisoners", "done"),
    ("The police refused to release the detainees.", "release", "REJECT", "release", "police", "detainees", "not done"),
    # deliver
    ("Norway delivered 22 jets to Ukraine.", "delivered", "AID", "deliver", "Norway", "jets", "done"),
    ("Norway will deliver 22 jets to Ukraine.", "deliver", "AGREE", "deliver", "Norway", "jets", "planned"),
    ("Norway supplied Ukraine with ammunition.", "supplied", "AID", "deliver", "Norway", "Ukraine", "done"),
    ("Canada donated vaccines to Ghana.", "donated", "AID", "deliver", "Canada", "Ghana", "done"),
    ("The agency sent food to the refugees.", "sent", "AID", "deliver", "agency", "food", "done"),
    ("Medicines were shipped to Beira.", "shipped", None, "deliver", "", "Medicines", "done"),
    ("The first shipment of grain reached the port.", "shipment", None, "deliver", "", "grain", None),
    ("The charity handed out blankets.", "handed", "AID", "deliver", "charity", "blankets", "done"),
    ("The United States gave Jordan 200 tanks.", "gave", "AID", "deliver", "United States", "tanks", "done"),
    ("Nurses vaccinated two million children.", "vaccinated", "AID", "deliver", "Nurses", "children", "done"),
    # spend
    ("The bank invested 2 billion euros in the port.", "invested", None, "spend", "bank", "euros", "done"),
    (
        "The ministry will spend 40 million dollars on schools.",
        "spend",
        None,
        "spend",
        "ministry",
        "dollars",
        "planned",
    ),
    ("The state paid 3 million euros to the miners.", "paid", None, "spend", "state", "euros", "done"),
    ("The council earmarked 5 million pounds for the bridge.", "earmarked", None, "spend", "council", "pounds", "done"),
    ("The fund allocated 9 million dollars to the clinics.", "allocated", None, "spend", "fund", "dollars", "done"),
    # lift
    ("Washington lifted the sanctions on Sudan.", "lifted", "RETREAT", "lift", "Washington", "sanctions", "done"),
    ("Washington will lift the sanctions on Sudan.", "lift", "CONCEDE", "lift", "Washington", "sanctions", "planned"),
    ("The curfew was lifted on Monday.", "lifted", "RETREAT", "lift", "", "curfew", "done"),
    ("India eased its export ban.", "eased", "RETREAT", "lift", "India", "ban", "done"),
    ("The kingdom scrapped the visa fee.", "scrapped", None, "lift", "kingdom", "fee", "done"),
    ("The lifting of the blockade took two days.", "lifting", "RETREAT", "lift", "", "blockade", None),
    ("London will not lift the embargo.", "lift", "REJECT", "lift", "London", "embargo", "not done"),
    # impose
    ("Brussels imposed sanctions on Minsk.", "imposed", "SANCTION", "impose", "Brussels", "Minsk", "done"),
    ("The junta imposed a curfew.", "imposed", "COERCE", "impose", "junta", "curfew", "done"),
    ("Ottawa will impose a tariff on steel.", "impose", "THREATEN", "impose", "Ottawa", "steel", "planned"),
    ("Peru banned the import of mercury.", "banned", None, "impose", "Peru", "import", "done"),
    ("The government declared a state of emergency.", "declared", "COERCE", "impose", "government", "state", "done"),
    ("The court has frozen the bank's assets.", "frozen", None, "impose", "court", "assets", "done"),
    # open
    ("The queen opened the bridge.", "opened", None, "open", "queen", "bridge", "done"),
    ("The border reopened on Monday.", "reopened", None, "open", "", "border", "done"),
    ("The mayor inaugurated the tram line.", "inaugurated", None, "open", "mayor", "line", "done"),
    ("The factory will open in March.", "open", None, "open", "", "factory", "planned"),
    ("The opening of the airport was put off.", "opening", None, "open", "", "airport", None),
    ("The reactor is in operation.", "in", None, "open", "", "reactor", None),
    # close
    ("The ministry closed 14 schools.", "closed", None, "close", "ministry", "schools", "done"),
    ("The mine will close in 2030.", "close", None, "close", "", "mine", "planned"),
    ("The army shut the airport.", "shut", None, "close", "army", "airport", "done"),
    ("The closure of the plant cost 900 jobs.", "closure", None, "close", "", "plant", None),
    ("Workers dismantled the reactor.", "dismantled", None, "close", "Workers", "reactor", "done"),
    ("The camp was closed down.", "closed", None, "close", "", "camp", "done"),
    # build
    ("China built a port in Gwadar.", "built", None, "build", "China", "port", "done"),
    ("The firm will build 300 homes.", "build", None, "build", "firm", "homes", "planned"),
    ("The construction of the dam began in 2011.", "construction", None, "build", "", "dam", None),
    ("Soldiers rebuilt the bridge.", "rebuilt", None, "build", "Soldiers", "bridge", "done"),
    ("Engineers completed the tunnel.", "completed", None, "build", "Engineers", "tunnel", "done"),
    # legislate
    ("The parliament passed the bill.", "passed", None, "legislate", "parliament", "bill", "done"),
    ("The senate ratified the treaty.", "ratified", "SUPPORT", "legislate", "senate", "treaty", "done"),
    ("The president will sign the law.", "sign", None, "legislate", "president", "law", "planned"),
    ("The two countries signed an agreement.", "signed", "SUPPORT", "legislate", "countries", "agreement", "done"),
    ("The assembly repealed the act.", "repealed", None, "legislate", "assembly", "act", "done"),
    ("The treaty entered into force in June.", "entered", None, "legislate", "", "treaty", "done"),
    ("The adoption of the budget was delayed.", "adoption", None, "legislate", "", "budget", None),
    # hold
    ("Lesotho held elections in October.", "held", None, "hold", "Lesotho", "elections", "done"),
    ("Lesotho will hold elections in October.", "hold", "AGREE", "hold", "Lesotho", "elections", "planned"),
    ("France and Chad held talks in Geneva.", "held", "CONSULT", "hold", "Chad", "talks", "done"),
    ("Voters went to the polls on Sunday.", "went", None, "hold", "Voters", "", "done"),
    ("The election took place in May.", "took", None, "hold", "", "election", "done"),
    ("The summit was postponed.", "postponed", None, "hold", "", "summit", None),
    # join, leave
    ("Finland joined the alliance.", "joined", None, "join", "Finland", "alliance", "done"),
    ("Sweden will join NATO.", "join", None, "join", "Sweden", "NATO", "planned"),
    ("Croatia adopted the euro after its accession to the union.", "accession", None, "join", "its", "", None),
    ("Ecuador left the organisation.", "left", None, "leave", "Ecuador", "organisation", "done"),
    ("The kingdom withdrew from the treaty.", "withdrew", None, "leave", "kingdom", "", "done"),
    ("The kingdom quit the alliance.", "quit", None, "leave", "kingdom", "alliance", "done"),
    # disarm
    ("The rebels laid down their weapons.", "laid", None, "disarm", "rebels", "weapons", "done"),
    ("The militia surrendered its rifles.", "surrendered", "RETREAT", "disarm", "militia", "rifles", "done"),
    ("The group will give up its arms.", "give", None, "disarm", "group", "arms", "planned"),
    ("Inspectors destroyed the chemical weapons.", "destroyed", None, "disarm", "Inspectors", "weapons", "done"),
    ("The disarmament of the militias has begun.", "disarmament", "RETREAT", "disarm", "", "militias", None),
    # reduce, increase
    ("The bank cut its interest rate.", "cut", None, "reduce", "bank", "rate", "done"),
    ("The firm will reduce its emissions by half.", "reduce", None, "reduce", "firm", "emissions", "planned"),
    ("A reduction in fuel prices was announced.", "reduction", None, "reduce", "", "prices", None),
    ("The airline shed 900 jobs.", "shed", None, "reduce", "airline", "jobs", "done"),
    ("The council raised the tax.", "raised", None, "increase", "council", "tax", "done"),
    ("The ministry will hire 3,000 nurses.", "hire", None, "increase", "ministry", "nurses", "planned"),
    ("The state doubled the pension.", "doubled", None, "increase", "state", "pension", "done"),
    ("The police recruited 500 officers.", "recruited", None, "increase", "police", "officers", "done"),
    ("The party promised 4,000 more nurses.", "more", None, "increase", "", "", None),
    # investigate
    ("Prosecutors investigated the fire.", "investigated", "ACCUSE", "investigate", "Prosecutors", "fire", "done"),
    ("The ministry will look into the allegations.", "look", None, "investigate", "ministry", "", "planned"),
    ("The senate opened an inquiry into the crash.", "opened", "ACCUSE", "investigate", "senate", "crash", "done"),
    ("The review of the programme lasted a year.", "review", None, "investigate", "", "programme", None),
    # resign
    ("The minister resigned on Monday.", "resigned", "RETREAT", "resign", "minister", "", "done"),
    ("The president will step down in May.", "step", "CONCEDE", "resign", "president", "", "planned"),
    ("The junta handed over power to civilians.", "handed", "RETREAT", "resign", "junta", "power", "done"),
    ("The resignation of the mayor surprised nobody.", "resignation", "RETREAT", "resign", "", "mayor", None),
    ("The king abdicated.", "abdicated", "RETREAT", "resign", "king", "", "done"),
    # end, keep
    ("Nairobi ended its operation in Jubaland.", "ended", None, "end", "Nairobi", "operation", "done"),
    ("The mission will end in December.", "end", None, "end", "", "mission", "planned"),
    ("The mission is over.", "over", None, "end", "", "mission", None),
    ("The campaign came to an end.", "came", None, "end", "", "campaign", "done"),
    ("The ministry cancelled the programme.", "cancelled", None, "end", "ministry", "programme", "done"),
    ("Berlin will maintain the debt ceiling.", "maintain", None, "keep", "Berlin", "ceiling", "planned"),
    ("The army kept its forces on the island.", "kept", None, "keep", "army", "forces", "done"),
    ("The firm refrained from layoffs.", "refrained", None, "keep", "firm", "", None),
    # other
    ("The airline relocated its staff to Kigali.", "relocated", None, "other", "airline", "staff", "done"),
    ("Canada resettled 25,000 refugees.", "resettled", None, None, "Canada", "refugees", "done"),
    ("The state nationalised the mine.", "nationalised", None, "other", "state", "mine", "done"),
    # PLOVER types without a deed
    ("Turkey condemned the attack.", "condemned", "ACCUSE", None, "Turkey", "attack", "done"),
    ("Turkey accused Greece of espionage.", "accused", "ACCUSE", None, "Turkey", "Greece", "done"),
    ("A court sentenced the editor to five years.", "sentenced", "ACCUSE", None, "court", "editor", "done"),
    ("Police arrested 12 students.", "arrested", "COERCE", None, "Police", "students", "done"),
    ("Twelve students were arrested by police.", "arrested", "COERCE", None, "police", "students", "done"),
    ("The army bombed the village.", "bombed", "ASSAULT", None, "army", "village", "done"),
    ("A U.S. airstrike hit a convoy.", "airstrike", "ASSAULT", None, "U.S.", "", None),
    ("Gunmen killed three farmers.", "killed", "ASSAULT", None, "Gunmen", "farmers", "done"),
    ("Three farmers were killed by gunmen.", "killed", "ASSAULT", None, "gunmen", "farmers", "done"),
    ("The army carried out an attack on the port.", "carried", "ASSAULT", None, "army", "port", "done"),
    ("Rebels kidnapped two engineers.", "kidnapped", "ASSAULT", None, "Rebels", "engineers", "done"),
    ("Seoul praised the decision.", "praised", "SUPPORT", None, "Seoul", "decision", "done"),
    ("Seoul welcomed the accord.", "welcomed", "SUPPORT", None, "Seoul", "accord", "done"),
    ("The president visited Hanoi.", "visited", "CONSULT", None, "president", "Hanoi", "done"),
    ("The ministers met with farmers.", "met", "CONSULT", None, "ministers", "farmers", "done"),
    ("The ministers discussed the border.", "discussed", "CONSULT", None, "ministers", "border", "done"),
    ("Cairo rejected the proposal.", "rejected", "REJECT", None, "Cairo", "proposal", "done"),
    ("Cairo refused to negotiate.", "refused", "REJECT", None, "Cairo", "", "done"),
    ("The union demanded higher wages.", "demanded", "REQUEST", None, "union", "wages", "done"),
    ("The union urged the government to resign.", "urged", "REQUEST", None, "union", "government", "done"),
    ("Thousands protested against the tax.", "protested", "PROTEST", None, "Thousands", "tax", "done"),
    ("Students marched through Dhaka.", "marched", "PROTEST", None, "Students", "", "done"),
    ("Riots broke out in Marseille.", "Riots", "PROTEST", None, "", "", None),
    ("Ankara threatened Athens with war.", "threatened", "THREATEN", None, "Ankara", "Athens", "done"),
    ("The minister warned Athens.", "warned", "THREATEN", None, "minister", "Athens", "done"),
    ("The kingdom expelled two diplomats.", "expelled", "SANCTION", None, "kingdom", "diplomats", "done"),
    ("Quito recalled its ambassador from Lima.", "recalled", "SANCTION", None, "Quito", "ambassador", "done"),
    ("The army is on high alert.", "alert", "MOBILIZE", None, "", "", None),
    ("The navy cooperated with Japan.", "cooperated", "COOPERATE", None, "navy", "Japan", "done"),
    ("Oslo agreed to help Malawi.", "agreed", "AGREE", None, "Oslo", "Malawi", "done"),
    ("Oslo granted the activist asylum.", "granted", "AID", None, "Oslo", "activist", "done"),
    ("Lima apologised to the families.", "apologised", "SUPPORT", None, "Lima", "families", "done"),
    ("The rebels conceded defeat.", "conceded", "CONCEDE", None, "rebels", "", "done"),
]

# (text, word that must not be a trigger of the deed, deed)
NOT_EVENTS = [
    ("She withdrew $200 from a cash machine.", "withdrew", "withdraw"),
    ("They left the house at noon.", "left", "leave"),
    ("The band released an album.", "released", "release"),
    ("He delivered a speech.", "delivered", "deliver"),
    ("The novel opens in Paris.", "opens", "open"),
    ("She passed the exam.", "passed", "legislate"),
    ("The crane lifted the beam.", "lifted", "lift"),
    ("The White House denied it.", "House", "hold"),
    ("He holds a degree in law.", "holds", "hold"),
]


@pytest.fixture(scope="session")
def events_of(parsed: Callable[[str], Doc]) -> Callable[[str], tuple[Event, ...]]:
    """A function from text to its events, statements left out."""

    def find(text: str) -> tuple[Event, ...]:
        article, doc = Article(text=text), parsed(text)
        return find_events(article, doc, (), find_factuality(article, doc, ()), (), ())

    return find


@pytest.mark.parametrize(("text", "trigger", "type_", "deed", "actor", "touched", "status"), TABLE)
def test_event(
    events_of: Callable[[str], tuple[Event, ...]],
    text: str,
    trigger: str,
    type_: str | None,
    deed: str | None,
    actor: str,
    touched: str,
    status: str | None,
) -> None:
    """A trigger gives an event with its type, deed, actor, what it touches and status."""
    found = [event for event in events_of(text) if event.trigger.text == trigger]
    assert found, [event.trigger.text for event in events_of(text)]
    event = found[0]
    assert type_ is None or event.type == type_
    assert deed is None or event.deed == deed
    assert any(actor in mention.span.text for mention in event.actors) or not actor, event.actors
    words = [mention.span.text for mention in event.targets] + ([event.thing.text] if event.thing else [])
    assert any(touched in word for word in words) or not touched, words
    assert status is None or event.status == status


@pytest.mark.parametrize(("text", "word", "deed"), NOT_EVENTS)
def test_no_deed(events_of: Callable[[str], tuple[Event, ...]], text: str, word: str, deed: str) -> None:
    """A word in another sense is not the deed."""
    assert not [event for event in events_of(text) if event.trigger.text == word and event.deed == deed]


def test_one_event_for_a_verb_with_its_noun(events_of: Callable[[str], tuple[Event, ...]]) -> None:
    """ "Held talks" is one event, and so is "carried out an attack"."""
    for text in ("The two ministers held talks.", "The rebels carried out an attack."):
        assert len(events_of(text)) == 1


def test_coordinated_actors_are_mentions_of_their_own(events_of: Callable[[str], tuple[Event, ...]]) -> None:
    """Each of several actors has its own mention."""
    (event,) = events_of("France and Chad signed an agreement.")
    assert [mention.span.text for mention in event.actors] == ["France", "Chad"]


def test_place_is_a_name_beside_the_trigger(events_of: Callable[[str], tuple[Event, ...]]) -> None:
    """The place is the name under a preposition of place, with the words it stands in."""
    event = next(e for e in events_of("Spain withdrew its troops from Mosul.") if e.deed == "withdraw")
    assert event.place is not None
    assert event.place.name == "Mosul"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "…",
        "!!!",
        "of",
        "out of",
        "be",
        "-",
        "pull-",
        "42",
        "“",
        "the of the",
        "Attack",
        "withdraw " * 300,
        "a-b-c-d",
        "\u200b\u00a0",
        "☃ attacked 🦊",
    ],
)
def test_odd_text_is_no_trouble(events_of: Callable[[str], tuple[Event, ...]], text: str) -> None:
    """Whatever the text, finding events ends without an exception, and every span is in the text."""
    for event in events_of(text):
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert text[event.span.start : event.span.end] == event.span.text
