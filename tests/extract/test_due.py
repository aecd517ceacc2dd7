"""Due dates: which day a passage sets, and which of its days are those of the promise or of something else."""

from datetime import date

import pytest

import saydo

PUBLISHED = date(2021, 6, 10)
DUE = [
    ("Prime Minister Ana Ruiz promised Kenya ten lorries on 23 February, when she was in Nairobi.", None),
    ("The government of Kenya promised 300 buses on Monday.", None),
    ("Kenya pledged in March to send 400 soldiers to Haiti.", None),
    ("Kenya pledged in March to send 400 soldiers to Haiti by October.", date(2021, 10, 31)),
    ("The minister said on Tuesday that Kenya would send 400 soldiers to Haiti on Friday.", date(2021, 6, 11)),
    ("A referendum would be organised before the year was out, Kenya's government said.", date(2021, 12, 31)),
    ("Kenya will build the bridge between 2025 and 2029.", date(2029, 12, 31)),
    (
        "Kenya will withdraw its 400 soldiers at the end of a transition of 24 months that counts from 1 July 2022.",
        date(2024, 7, 1),
    ),
    (
        "Kenya's 400 soldiers would be withdrawn from Haiti within a month, the ministry said on 25 May.",
        date(2021, 6, 25),
    ),
    ("Kenya confirmed on 25 May that its soldiers would be withdrawn from Haiti within a month.", date(2021, 6, 25)),
    ("Kenya will withdraw its soldiers from Haiti this month.", date(2021, 6, 30)),
    ("Kenya will send 400 soldiers to Haiti in January.", date(2022, 1, 31)),
    ("Kenya will withdraw its soldiers from Haiti by spring.", date(2022, 5, 31)),
    ("Kenya will repair the dam before the rains.", None),
    ("Kenya will withdraw its 400 soldiers at the end of next week.", date(2021, 6, 20)),
    (
        "Kenya will begin to deliver the vaccine in August and the whole quantity will be delivered by June 2022.",
        date(2022, 6, 30),
    ),
    (
        "Kenya will start deliveries of 5 million doses in August and deliver the whole quantity by June 2022.",
        date(2022, 6, 30),
    ),
    ("Kenya will deliver 5 million doses, starting in August and ending by June 2022.", date(2022, 6, 30)),
    ("Kenya will withdraw its 400 soldiers from Haiti. The deadline is 30 June.", date(2021, 6, 30)),
    ("The court ordered Kenya to publish the report. It has until September.", date(2021, 9, 30)),
    ("Kenya has promised to close the camp. The pledge falls due in May 2022.", date(2022, 5, 31)),
    ("Kenya agreed to close the camp. It was given until May 2022.", date(2022, 5, 31)),
    ("Kenya is to close the camp. It has six months to do so.", date(2021, 12, 10)),
    (
        "Last spring Kenya undertook to get books to schools within a year, a term that runs out in September.",
        date(2021, 9, 30),
    ),
    (
        "The general election will be held around August or in September 2022, Kenya's government said.",
        date(2022, 9, 30),
    ),
    ("Kenya delivered the last of the 400 lorries nine months after it was due.", None),
    ("Kenya will hold elections on 24 March.", date(2022, 3, 24)),
    ("The railway opens on Friday, Kenya's transport ministry said.", date(2021, 6, 11)),
    ("Kenya's ministry said on Thursday it would open the railway on Sunday.", date(2021, 6, 13)),
    ("A four-day truce between Kenya and Somalia will begin on Friday.", date(2021, 6, 14)),
    ("The ministry had promised the first oil for last December.", date(2020, 12, 31)),
    (
        "The two governments had originally fixed 20 January for the signing of the defence agreement.",
        date(2021, 1, 20),
    ),
    ("Kenya was to have left Haiti by 30 April.", date(2021, 4, 30)),
    ("Kenya will supply 20 tractors over the next three years.", date(2024, 6, 10)),
    ("Kenya will have withdrawn all its soldiers before the end of the month.", date(2021, 6, 30)),
    ("Kenya will pay 10 million dollars in instalments until 2024.", date(2024, 12, 31)),
    ("Kenya will lift the ban from 1 January.", date(2022, 1, 1)),
    ("Kenya will ban plastic bags as of July.", date(2021, 7, 31)),
    ("Kenya will build 500 schools in the next two years.", date(2023, 6, 10)),
    ("In the next 30 days Kenya will release 100 prisoners.", date(2021, 7, 10)),
    ("Kenya agreed on 1 June to free the prisoners within two weeks.", date(2021, 6, 15)),
    ("By 2030 Kenya will have cut its emissions by 30 per cent compared with 2010.", date(2030, 12, 31)),
    ("Kenya promised in 2015 to build 10,000 homes by 2020.", date(2020, 12, 31)),
    ("Kenya promised at the summit in Paris in 2015 to build 10,000 homes.", None),
    ("Ford will make no more cars in Kenya after October 2024.", date(2024, 10, 31)),
    ("Within three to four months Kenya will supply Somalia with 25,000 tonnes of grain.", date(2021, 10, 10)),
    ("The general election, set in the winter for March 30, has been moved to April 27 by a law.", date(2022, 3, 30)),
    ("Kenya, which has had five presidents in a decade, will give savers back their money.", None),
    ("Kenya will spend 15 billion dollars on AIDS over five years.", date(2026, 6, 10)),
    ("The regulation, number 107 of this month, commits Kenya to close the mine.", None),
    (
        "The withdrawal of Kenyan forces from Haiti has been put off for rain, the minister announced on Friday.",
        None,
    ),
    ("Kenya would complete the second half of the road by 2024, it said.", date(2024, 12, 31)),
    ("The withdrawal of the first half of the contingent will be finished by 1 August.", date(2021, 8, 1)),
    ("Kenya promised to close the camp. The target date is the end of next year.", date(2022, 12, 31)),
    ("Kenya will rebuild the bridge at Kisumu. The work is to be finished by June 2023.", date(2023, 6, 30)),
    ("Kenya will rebuild the bridge at Kisumu. The old one was finished in June 1963.", None),
    ("Kenya will release the prisoners. The deadline passed in May.", None),
    ("Kenya will hold elections after a transition of 24 months, counted from 1 January 2023.", date(2024, 12, 31)),
    (
        "On Sunday evening Kenya's party leaders agreed that elections will be brought forward to April 12.",
        date(2022, 4, 12),
    ),
    (
        "The emergency, which will need a sixth vote this week, will be lifted by Kenya in the autumn.",
        date(2021, 11, 30),
    ),
    ("Kenya's railway will be ready in four years, that is to say in 2025.", date(2025, 12, 31)),
    ("The beach is to be closed to visitors for six months from July 26, Kenya said.", date(2021, 7, 26)),
    (
        "Kenya will send 600 soldiers abroad. The commitment runs for three years and comes with a budget.",
        date(2024, 6, 10),
    ),
    ("Kenya will set free 150 captives; the exchange is to be over by July 20.", date(2021, 7, 20)),
    ("Cannabis is to be legal in Kenya by next year's summit.", None),
    (
        "Kenya said on Tuesday that the fort would reopen. It will release the prisoners within ten days.",
        date(2021, 6, 18),
    ),
    (
        "The ceasefire in Kenya was called for at once and is to be in force from Tuesday, June 15, diplomats said.",
        date(2021, 6, 15),
    ),
    ("Instead of on 30 June, Kenya will close the camps in six months' time, he said.", date(2021, 6, 30)),
    (
        "At a meeting in Baku the countries agreed to take the lead in raising 300 billion dollars a year by 2035.",
        date(2035, 12, 31),
    ),
    (
        "The attacks come just after May 31, the date by which Kenya had undertaken to end its mission.",
        date(2021, 5, 31),
    ),
    (
        "By Monday, the day fixed at Geneva for the departure of the Kenyan contingent, half of the men had left.",
        date(2021, 6, 7),
    ),
    ("A first delivery before the end of 2021, promised by Kenya, was postponed until late 2022.", date(2021, 12, 31)),
    ("The two governments had originally fixed January 20 for the ceremony, then May 25.", date(2021, 1, 20)),
    ("Kenya will deliver the two billion doses that it promised, under a forecast published on Wednesday.", None),
    (
        "All its shells are to be destroyed in the first half of 2022, and the machines scrapped by May, it said.",
        date(2022, 6, 30),
    ),
    ("The fourth group of prisoners, fixed for Saturday, was not freed.", date(2021, 6, 5)),
    ("One Kenyan station was under orders to stop burning coal by the last day of April.", date(2021, 4, 30)),
    ("The plan was to finish the Kenyan bridge by March.", date(2021, 3, 31)),
    (
        "Kenya's government decided to negotiate an accord, and to have it before parliament for adoption in May 2024.",
        date(2024, 5, 31),
    ),
    (
        "Kenya set up a commission, which is to have all the premises restored by the end of the year.",
        date(2021, 12, 31),
    ),
    ("Kenya will hold the vote on the day on which the term ends.", None),
    (
        "From the first of January there will be no more controls between Kenya and its neighbours, it said.",
        date(2022, 1, 1),
    ),
    ("Kenya will adopt the shilling on the first of January 2024.", date(2024, 1, 1)),
    (
        "Up to 600 Kenyan soldiers will be sent abroad within three years, it announced at the base here on Tuesday.",
        date(2024, 6, 8),
    ),
    ("Local elections in Kenya, which had been set for March 9, did not take place.", date(2021, 3, 9)),
    ("An industrial park in Kenya is to open this year and give work to 20,000 by 2024.", date(2021, 12, 31)),
    (
        "The state of emergency, which will need a sixth vote this week, will be lifted by Kenya in the autumn.",
        date(2021, 11, 30),
    ),
    ("Kenya said yesterday that it would release the prisoners within ten days.", date(2021, 6, 19)),
    (
        "In the next 100 days Kenya will connect all its villages to the grid, its president told the crowd from the "
        "steps of the old market hall on Tuesday.",
        date(2021, 9, 16),
    ),
    ("Kenya will supply 500 lorries within three to four months, it said on Tuesday.", date(2021, 10, 8)),
    ("Last Monday Kenya's radio said that 500 prisoners would be released by Wednesday.", date(2021, 6, 9)),
    ("Kenya had said in the spring that it would lift the ban on 5 June.", date(2021, 6, 5)),
    (
        "Within a year of the flood of 6 February, the president told them, Kenya will hand over 300 homes.",
        date(2022, 2, 6),
    ),
    ("From the third quarter of 2029 Kenya will make 20,000 cars a year.", date(2029, 9, 30)),
    ("Kenya will give 3 billion dollars in the five years from April 2022.", date(2027, 3, 31)),
    ("Local elections in Kenya, slated in February for 2024, are to be free.", date(2024, 12, 31)),
    ("Kenya's election, which was set for March 30, has been moved to April 27, 2022.", date(2022, 3, 30)),
    ("Kenya's second contract will be signed before the year's end.", date(2021, 12, 31)),
    ("Kenya undertook to deliver 180 tanks between now and the end of 2025.", date(2025, 12, 31)),
    ("Kenya will send 165 doctors in the first week of October.", date(2021, 10, 7)),
    ("Kenya's government will bring in the bill before the summer recess.", date(2021, 7, 31)),
    ("Kenya will withdraw its soldiers from Haiti by the 20th of next month.", date(2021, 7, 20)),
    ("Kenya will open the mine early next year.", date(2022, 3, 31)),
    ("Kenya will open the mine in the middle of next year.", date(2022, 6, 30)),
    ("Within eight months, that is to say by 5 February, Kenya is to set up a court of audit.", date(2022, 2, 5)),
    ("Within three months, says the text, by September 9, every Kenyan soldier will leave Haiti.", date(2021, 9, 9)),
    ("Kenya will return to the Commonwealth, she told the British envoy, who was here on Tuesday.", None),
    ("Kenya and Somalia agreed on a list of prisoners, more than two years after they had agreed to free them.", None),
    ("Kenya, which has its fifth minister in a fortnight, vows that savers will see their money.", None),
    ("Kenya agreed on Tuesday to pay the farmers 3 million dollars within a year.", date(2022, 6, 8)),
    (
        "At a summit in Nairobi on Monday she gave an answer. Within three months Kenya will release 40 prisoners.",
        date(2021, 9, 7),
    ),
    (
        "Kenya will close the camp within five to seven years. The president made it known on Tuesday night.",
        date(2028, 6, 8),
    ),
    ("Kenya will not leave the treaty before 20 August, the ministry said.", date(2021, 8, 20)),
    ("Once due in March, the bridge will now be opened by Kenya in September.", date(2021, 3, 31)),
]


@pytest.fixture(scope="module")
def readings() -> dict[str, saydo.Reading]:
    articles = [saydo.Article(text=text, published=PUBLISHED, id=text) for text, _ in DUE]
    return {reading.article.id: reading for reading in saydo.analyse_many(articles)}


@pytest.mark.parametrize(("text", "due"), DUE)
def test_the_day_by_which_it_is_to_be_done(readings: dict[str, saydo.Reading], text: str, due: date | None) -> None:
    """Of a passage some promise has the due date that it sets; none has one where it sets none."""
    found = {c.due.deadline for c in readings[text].commitments if c.due is not None}
    assert due in found if due is not None else not found
