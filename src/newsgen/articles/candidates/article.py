"""What of an article is looked through for names."""

from typing import Final

from newsgen.model import Article

_BETWEEN: Final = "\n\n"
_STOPS: Final = (".", "!", "?", "”", '"')  # what a sentence ends with, and a headline does not
_LINE: Final = 300  # characters that are looked at
_MOST_CAPITALS: Final = 0.6  # of the words of a headline; where there are more, capitals tell nothing


def text_of(article: Article) -> str:
    """The article's words as one text; a headline in capitals, or with capitals all through, is left out."""
    parts = [block.text for block in article.body if block.text]
    parts += [figure.caption for figure in article.figures if figure.caption]
    above = (words for words in (article.headline, article.standfirst) if words and not all_capitals(words))
    return _BETWEEN.join((*above, *parts))


def all_capitals(line: str) -> bool:
    """Whether most words of a line begin with a capital, as some papers' headlines do."""
    if line.rstrip().endswith(_STOPS):
        return False
    words = [word for word in line[:_LINE].split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _MOST_CAPITALS * len(words)
