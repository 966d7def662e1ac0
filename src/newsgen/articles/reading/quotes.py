"""Words in quotation marks, and whose they are.

The marks are paired a paragraph at a time, the words around them turned into letters (`speech`), and the rules of
`speakers` tried in the order in which they are to be trusted. What the quote's own sentence does not tell is taken
from the quote before it in the paragraph, the sentence before, or the paragraph before.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from newsgen.articles.reading.antecedents import Antecedents
from newsgen.articles.reading.clauses import QUOTES, Clauses, clauses
from newsgen.articles.reading.marks import Run, quoted, reopens
from newsgen.articles.reading.mentions import Mention, antecedent, named
from newsgen.articles.reading.names import Names
from newsgen.articles.reading.neighbours import neighbour
from newsgen.articles.reading.speakers import Finding, earlier_sentence, own_sentence, subject
from newsgen.articles.reading.speech import speech
from newsgen.articles.reading.utterances import uttered
from newsgen.model import Quote, Span

CONFIDENCE = {
    "right/name-verb": 0.95,
    "right/verb-name": 0.94,
    "right/according": 0.9,
    "right/name": 0.88,
    "right/signature": 0.85,
    "right/short": 0.85,
    "right/open": 0.65,
    "tail": 0.93,
    "label": 0.85,
    "left": 0.84,
    "left/far": 0.83,
    "left/colon": 0.76,
    "left/name": 0.8,  # as "left"; there are no texts in Turkish to count on
    "participle": 0.72,
    "participle/far": 0.72,
    "participle/colon": 0.72,
    "according": 0.65,
    "weak": 0.6,
    "weak/far": 0.68,
    "weak/colon": 0.6,
    "subject": 0.55,
    "sentence/verb": 0.5,
    "sentence/subject": 0.2,
    "previous paragraph/quote": 0.56,
    "previous paragraph/verb": 0.55,
    "previous paragraph/subject": 0.2,
}
"""How often a quote with a speaker by this rule was right in both, on development texts in English."""

CARRIED = {"same paragraph": 0.97, "after a pause": 0.8, "same sentence": 0.4, "continued": 0.8}
"""The same for a speaker taken over from the quote before, as a share of that one's confidence."""


SECOND_HAND = 0.8
"""The confidence in words that their speaker said to somebody else, or that another may have said."""

GOES_ON = 0.9
"""That in a speaker far to the left of words that his sentence goes on with: of 82 such quotes 77 were right."""

ABOVE = 3  # paragraphs in which the person is looked for whom a pronoun means

_TOLD_OF = frozenset(("right/name-verb", "right/verb-name"))
_ENDS = tuple(".!?…:”\"’'»“—–-؟۔。")  # of what stands before a quote that begins a sentence
_A_FEW = 4  # spaces between the words of a quote that is more than a term


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """A speaker in the words of the text: where, who, and how it was found."""

    span: Span
    mention: str
    speaker: str
    inferred: bool
    rule: str
    confidence: float

    def carried(self, rule: str) -> "Attribution":
        """The same speaker, for the quote that follows."""
        return replace(self, rule=rule, confidence=round(self.confidence * CARRIED[rule], 2))


def quotes(text: str, paragraphs: Sequence[Span], *, language: str) -> tuple[Quote, ...]:
    """Every quoted run of the paragraphs that is somebody's words, in the order of the text.

    `paragraphs` are spans of `text`; a quote's span lies inside its marks. Quotes inside quotes are part of the
    outer one; a quote over several paragraphs is one for each.
    """
    return _Reader(text, paragraphs, language).read()


class _Reader:
    """Reads the quotes of one text from top to bottom, and remembers who spoke last."""

    def __init__(self, text: str, paragraphs: Sequence[Span], language: str) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.speech = speech(language)
        self.names = Names(text, self.speech)
        self.antecedents = Antecedents(text, self.speech, self.names)
        self.number = -1  # the paragraph that is being read
        self.runs: dict[int, list[Run]] = {}  # by paragraph
        self.spoke: set[str] = set()
        self.last: Attribution | None = None
        self.last_paragraph = -1

    def read(self) -> tuple[Quote, ...]:
        found: list[Quote] = []
        unclosed = -1  # the paragraph before, when its last quote has no end
        for number, runs in quoted(self.text, self.paragraphs):
            self.number, self.runs[number] = number, runs
            continued = unclosed == number - 1 >= 0 and reopens(self.text, self.paragraphs[number])
            self._paragraph(number, runs, found, continued=continued)
            unclosed = -1 if runs[-1].closed else number
        return tuple(found)

    def _paragraph(self, number: int, runs: list[Run], found: list[Quote], *, continued: bool) -> None:
        start, end = self.paragraphs[number]
        page: Clauses | None = None
        previous: Attribution | None = None
        for place, run in enumerate(runs):
            limit = runs[place + 1].left if run is not runs[-1] else end
            attribution = self._beside(run, limit, start)
            said = attribution is not None
            if attribution is None:
                page = page or clauses(self.text, (start, end), runs, self.speech)
                at = page.quoted[place]
                if self.speech.known:
                    attribution = self._attribution(page, at, previous, continued=continued)
                    attribution = attribution or self._from_before(number, page, at)
                said = uttered(self.text, page, run, at, attribution.rule if attribution else "")
            if attribution:
                attribution = self._weighed(attribution, run, start, limit)
                previous = self.last = attribution
                self.last_paragraph = number
                self.spoke.add(attribution.speaker)
            if said:
                found.append(self._quote(run, attribution))
            continued = False

    def _beside(self, run: Run, limit: int, start: int) -> Attribution | None:
        """The speaker who stands beside a quote beyond doubt; a pronoun only where the quote opens its paragraph."""
        found = neighbour(self.text, run, limit, self.speech) if self.speech.known else None
        if found is None or not (found.name or self.text[start : run.left].isspace() or start == run.left):
            return None
        first, last = found.span
        name = self.names.fullest(found.name, first) if found.name else self._whom(self.text[first:last])
        return Attribution(found.span, self.text[first:last], name, not found.name, found.rule, CONFIDENCE[found.rule])

    def _weighed(self, attribution: Attribution, run: Run, start: int, limit: int) -> Attribution:
        """The same, more or less sure by what stands around the quote in its paragraph, from `start` to `limit`."""
        words, rule = self.text[run.start : run.end], attribution.rule
        if rule in _TOLD_OF:
            doubtful = self._second_hand(run.right, limit) or (words[0].isupper() and self._inside(start, run.left))
            return replace(attribution, confidence=SECOND_HAND) if doubtful else attribution
        goes_on = rule == "left/far" and words[0].islower() and not attribution.inferred
        return replace(attribution, confidence=GOES_ON) if goes_on and words.count(" ") >= _A_FEW else attribution

    def _second_hand(self, right: int, limit: int) -> bool:
        """Whether the sentence after a quote says from whom it is known: “…,” Roe said, according to the Post."""
        sentence = self.text[right:limit].partition(". ")[0]
        return any(phrase in sentence for phrase in self.speech.second_hand)

    def _inside(self, start: int, left: int) -> bool:
        """Whether a quote stands inside a sentence, whose subject may be the speaker as well as the name behind."""
        before = self.text[start:left].rstrip()
        return bool(before) and not before.endswith(_ENDS)

    def _attribution(
        self, page: Clauses, place: int, previous: Attribution | None, *, continued: bool
    ) -> Attribution | None:
        """The speaker that the quote's own paragraph tells, or the quote that it goes on with."""
        found = own_sentence(page, place)
        if continued and self.last and not (found and found.rule.startswith("right/")):
            return self.last.carried("continued")
        if found:
            return self._resolved(page, found)
        start = page.sentence(place)[0]
        announced = page.kinds[place - 1 : place] == ":"  # by somebody else, with a word that is not on the list
        if previous and not announced and (start == place or "P" not in page.kinds[start:place]):
            if any(kind in page.kinds[start:place] for kind in QUOTES):
                return previous.carried("same sentence")
            return previous.carried("after a pause" if _paused(page, place) else "same paragraph")
        found = subject(page, place)
        return self._resolved(page, found) if found else None

    def _from_before(self, number: int, page: Clauses, place: int) -> Attribution | None:
        """The speaker of the sentence or the paragraph before."""
        start = page.sentence(place)[0]
        found = earlier_sentence(page, start - 1) if start > 1 else None
        if found:
            return self._resolved(page, found._replace(rule="sentence/" + found.rule))
        if start or not number:
            return None
        if self.last and self.last_paragraph == number - 1:
            rule = "previous paragraph/quote"
            return replace(self.last, rule=rule, confidence=CONFIDENCE[rule])
        earlier = clauses(self.text, self.paragraphs[number - 1], (), self.speech)
        found = earlier_sentence(earlier, len(earlier.kinds)) if earlier.kinds else None
        return self._resolved(earlier, found._replace(rule="previous paragraph/" + found.rule)) if found else None

    def _resolved(self, page: Clauses, finding: Finding) -> Attribution:
        mention = finding.mention
        span = (page.spans[mention.start][0], page.spans[mention.end - 1][1])
        name = self._antecedent(page, mention) if mention.pronoun else self._full_name(page, mention)
        words = self.text[slice(*span)]
        return Attribution(span, words, name, mention.pronoun, finding.rule, CONFIDENCE[finding.rule])

    def _full_name(self, page: Clauses, mention: Mention) -> str:
        name = named(self.text, page, mention)
        return self.names.fullest(name, page.spans[mention.start][0])

    def _antecedent(self, page: Clauses, pronoun: Mention) -> str:
        """Whom a pronoun means: for "who" the name before it, for "he" whom it can, for others who spoke last."""
        word = self.text[slice(*page.spans[pronoun.start])]
        if not self.antecedents.gendered(word) and (mention := antecedent(page, pronoun)):
            return self._full_name(page, mention)
        return self._whom(word, page, pronoun.start)

    def _whom(self, word: str, page: Clauses | None = None, before: int = 0) -> str:
        """Whom a pronoun means: one named before a place of the paragraph, one who spoke, one named further up."""
        gender = self.antecedents.gendered(word)
        last = self.last.speaker if self.last else ""
        if not gender:
            return last
        return self.antecedents.whom(gender, self._people(last, page, before), spoke=self.spoke)

    def _people(self, last: str, page: Clauses | None, before: int) -> Iterator[str]:
        """Who is named before a place, the likeliest first."""
        number = self.number
        if page:
            yield from self.antecedents.named(page, before)
        if self.last_paragraph >= number - 1:
            yield last
        for above in range(number - 1, max(-1, number - 1 - ABOVE), -1):
            page = clauses(self.text, self.paragraphs[above], self.runs.get(above, ()), self.speech)
            yield from self.antecedents.named(page, len(page.kinds))
        yield last

    def _quote(self, run: Run, attribution: Attribution | None) -> Quote:
        words = self.text[run.start : run.end]
        if attribution is None:
            return Quote(start=run.start, end=run.end, text=words)
        return Quote(
            start=run.start,
            end=run.end,
            text=words,
            speaker=attribution.speaker,
            speaker_start=attribution.span[0],
            speaker_end=attribution.span[1],
            inferred=attribution.inferred,
            mention=attribution.mention,
            confidence=attribution.confidence,
            rule="quotes/" + attribution.rule,
        )


def _paused(page: Clauses, place: int) -> bool:
    """Whether somebody else may have come in since the quote before: “…,” Roe said. Doe shook his head. “…” is one."""
    before = max((other for other in page.quoted if other < place), default=-1)
    sentences = page.kinds[before + 1 : place].split(".")
    return before >= 0 and len(sentences) > 2 and "P" not in sentences[-2]
