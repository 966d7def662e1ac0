"""Articles of a small fictional paper, The Harbour Courier: one of each sort that a page must be able to show.

Everything here was written for these tests; no place, person or event of it is real.
"""

from newsgen.model import (
    Article,
    Block,
    Correction,
    Figure,
    InPrint,
    Origin,
    Person,
    Provenance,
    PullQuote,
    Quote,
    When,
)

SHA256 = "3f6b0a7c9d1e24f58b6a7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b"


def paragraphs(*texts: str, subheads: dict[int, str] | None = None) -> tuple[Block, ...]:
    """Blocks p1, p2, …; `subheads` stand before the paragraph of their number."""
    blocks: list[Block] = []
    for number, text in enumerate(texts, 1):
        if subheads and number in subheads:
            title = subheads[number]
            blocks.append(Block(kind="subhead", html=f"<h2>{title}</h2>", text=title, anchor=f"h{number}"))
        blocks.append(Block(kind="paragraph", html=f"<p>{text}</p>", text=text, anchor=f"p{number}"))
    return tuple(blocks)


FERRY_BODY = paragraphs(
    "The last car ferry to the outer islands will sail in October, the harbour board decided on Tuesday evening, "
    "ending a service that has run without a break since the winter of the great ice.",
    "The vote was closer than anyone on the quay had expected. Five members were for closing the line, four against; "
    "the chair, who had promised not to vote unless she had to, had to.",
    "“We are not closing a ferry, we are closing a road,” said Maud Okafor, who has carried the islands’ post "
    "for nineteen years. “You would not do that to a road and call it a timetable.”",
    "The board’s own figures show 41,000 passengers last year, a third fewer than ten years ago. Its engineers "
    "put the cost "
    "of a new hull at eleven million, and that of keeping the old one afloat at nearly as much.",
    "Islanders answer that the figures were counted in the two years when the landing stage at Skerry was shut, "
    "and that "
    "nobody can take a boat from a pier that is not there.",
    "A freight barge is to call twice a week. It carries no passengers, and no animals; the islands’ forty sheep "
    "farmers "
    "were told of it by letter on the morning of the vote.",
    "The ministry said that it would study the decision. It did not say for how long.",
    subheads={4: "What the figures say", 6: "A barge instead"},
)

FERRY = Article(
    id="ferry",
    headline="Board votes to end the island ferry after ninety-one years",
    slug="island-ferry",
    language="en",
    direction="ltr",
    published=When(precision="time", text="2015-10-14T18:40+02:00", earliest="2015-10-14", latest="2015-10-14"),
    updated=When(precision="day", text="2015-10-15", earliest="2015-10-15", latest="2015-10-15"),
    kicker="The islands",
    standfirst="Five to four, and the chair’s own vote: from October the outer islands will be served by a "
    "freight barge "
    "that carries neither people nor sheep",
    byline=(Person(name="Ines Halloran", role="Harbour correspondent"), Person(name="Tom Adeyemi")),
    dateline="SKERRY",
    section="harbour",
    topics=("Ferries", "Outer islands", "Public money"),
    agencies=("Northern Wire",),
    source_line="The Harbour Courier and Northern Wire",
    publisher="The Harbour Courier",
    rights="© Courier Press",
    in_print=InPrint(edition="Late city", section="A", page="1", column="2–4"),
    body=FERRY_BODY,
    figures=(
        Figure(
            file="photos/ferry.jpg",
            caption="The Saint Brannoc leaves the inner harbour for Skerry on the evening of the vote.",
            credit="Ruth Lindqvist",
            alt="A white car ferry passes a red harbour light at dusk.",
        ),
        Figure(caption="Sheep wait on the quay at Skerry for the morning boat.", credit="Courier archive", after=8),
    ),
    quotes=(
        Quote(
            start=1,
            end=50,
            text="We are not closing a ferry, we are closing a road,",
            speaker="Maud Okafor",
            anchor="p3",
        ),
    ),
    pullquotes=(
        PullQuote(
            text="We are not closing a ferry, we are closing a road",
            speaker="Maud Okafor",
            anchor="p3",
            after=4,
        ),
    ),
    corrections=(
        Correction(
            date="2015-10-16",
            text="An earlier version of this article gave the cost of a new hull as seven million. It is eleven "
            "million.",
        ),
    ),
    notes=("Additional reporting by Piet Marsh; editing by Dora Quill",),
    provenance={
        "headline": Provenance(status="given", rule="front-matter"),
        "published": Provenance(status="given", rule="front-matter"),
        "language": Provenance(status="inferred", rule="language/stop-words", confidence=0.98),
        "topics": Provenance(status="inferred", rule="topics/names", confidence=0.71),
    },
    origin=Origin(
        path="2015/10/island-ferry.md",
        format="markdown",
        file="originals/3f/3f6b0a7c.txt",
        sha256=SHA256,
        received="2026-02-03",
    ),
)

UNDATED = Article(
    id="lantern",
    headline="Lantern keepers gather before the storm season",
    slug="lantern-keepers",
    language="en",
    direction="ltr",
    published=When(precision="bounded", earliest="2012-07-20"),
    standfirst="Crews from nine lights, some of them long dark, meet on the mainland to agree who will watch "
    "which water",
    section="harbour",
    agencies=(),
    source_line="Courier and agencies",
    publisher="Courier",
    body=paragraphs(
        "Keepers of the northern lights have begun to gather in the old customs house, where they are to divide the "
        "winter’s watches among crews that have grown smaller every season.",
        "Two of them told the Courier, on condition that their lights were not named, that “hundreds” of hours "
        "had gone "
        "unwatched in the spring.",
        "The harbour master said the number was “substantial” but would not put a figure on it, and pointed to the "
        "radar masts that were raised on the cape after the floods.",
        "Nobody at the long table thought that radar would see a rowing boat, and several of them said so at once.",
        "The meeting goes on until every watch has a name beside it. In other years that has taken three days.",
        "Fishing crews from both sides of the strait have sent word that they will come to listen, and perhaps to row.",
        subheads={4: "Radar and rowing boats"},
    ),
    figures=(
        Figure(
            caption="Keepers light the old lamp at Cape Morrow during the centenary parade, July 20, 2012",
            credit="Northern Wire",
            date="2012-07-20",
            place="Cape Morrow",
        ),
    ),
    quotes=(Quote(start=10, end=18, text="hundreds", anchor="p2"),),
    provenance={
        "headline": Provenance(status="inferred", rule="roles/first-line", confidence=0.99),
        "standfirst": Provenance(status="inferred", rule="roles/before-body", confidence=0.93),
        "published": Provenance(status="inferred", rule="dates/caption", confidence=0.9),
        "publisher": Provenance(status="inferred", rule="roles/source-line", confidence=0.9),
    },
    origin=Origin(path="lantern-keepers.txt", format="plain", sha256=SHA256, received="2026-02-03"),
)

PARTIAL = Article(
    id="tram",
    headline="Last tram leaves Saltgate with its band still playing",
    slug="last-tram",
    language="en",
    direction="ltr",
    published=When(precision="month", text="1987-03", earliest="1987-03-01", latest="1987-03-31"),
    byline=(Person(name="Dora Quill"),),
    section="city",
    topics=("Trams",),
    body=paragraphs(
        "The last tram on the Saltgate line left four minutes late, because the band could not be got off it, and "
        "arrived eleven minutes late, because nobody wanted it to.",
        "Drivers had drawn lots for the run. It fell to Anders Holm, who had asked not to be in the draw.",
        "At the depot the rails were already being lifted on the far side of the yard. “They might have waited "
        "for us to "
        "stop,” he said.",
        "The cars are to go to a museum that has not been built. Until it is they will stand under tarpaulins "
        "behind the gasworks.",
        "Buses began at five the next morning, and were on time.",
    ),
    provenance={"published": Provenance(status="given", rule="front-matter")},
    origin=Origin(path="1987/last-tram.md", format="markdown", sha256=SHA256),
)

ARABIC = Article(
    id="bridge",
    headline="افتتاح الجسر القديم أمام المشاة بعد أعمال ترميم طويلة",
    slug="old-bridge",
    language="ar",
    direction="rtl",
    published=When(precision="day", text="2016-03-02", earliest="2016-03-02", latest="2016-03-02"),
    standfirst="عاد سكان الضفتين إلى عبور النهر سيرًا على الأقدام، فيما بقيت السيارات على الجسر الجديد",
    byline=(Person(name="ليلى حداد"), Person(name="سامي نصر")),
    section="world",
    topics=("جسور",),
    body=paragraphs(
        "عبر مئات السكان صباح الأربعاء الجسر الحجري القديم للمرة الأولى منذ أن أغلقته البلدية أمام المارة قبل سبع "
        "سنوات بسبب تصدع في دعائمه.",
        "وقالت المهندسة المشرفة على الترميم إن العمال أعادوا كل حجر إلى موضعه الأصلي بعد ترقيمه وتصويره، وإن ما "
        "تلف منها استبدل بحجر من المقلع نفسه.",
        "وأضافت: «لم نبن جسرًا جديدًا، بل أعدنا إلى المدينة طريقها»، مشيرة إلى أن الكلفة بقيت دون ما رصد للمشروع.",
        "وتجمع باعة الكعك عند طرفي الجسر كما كانوا يفعلون في السابق، وباع بعضهم ما لديه قبل الظهر.",
        "وستبقى السيارات على الجسر الجديد، في حين يفتح القديم للمشاة والدراجات طوال ساعات النهار.",
    ),
    figures=(Figure(caption="سكان يعبرون الجسر القديم بعد افتتاحه", credit="نور عواد"),),
    pullquotes=(
        PullQuote(
            text="لم نبن جسرًا جديدًا، بل أعدنا إلى المدينة طريقها", speaker="المهندسة المشرفة", anchor="p3", after=3
        ),
    ),
    origin=Origin(path="2016/03/old-bridge.md", format="markdown", sha256=SHA256),
)
