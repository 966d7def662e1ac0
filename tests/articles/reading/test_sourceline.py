"""The line that says whose text it is."""

import pytest

from newsgen.articles.reading.sourceline import origin, rights_holder


@pytest.mark.parametrize(
    ("line", "publisher", "agencies"),
    [
        ("TRTWorld and agencies", "TRTWorld", ()),
        ("Harbour Post, Reuters and agencies", "Harbour Post", ("Reuters",)),
        ("With reports from The Islander and Harbour News", "", ("The Islander", "Harbour News")),
        ("Source: Harbour News and news agencies", "Harbour News", ("Harbour News",)),
        ("Source: The Associated Press", "", ("AP",)),
        ("Via harbournews.info", "", ("harbournews",)),
        ("(DHA)", "", ("Demirören Haber Ajansı",)),
        ("Agencies", "", ()),
        ("AFP", "", ("AFP",)),
    ],
)
def test_whose_text_it_is(line, publisher, agencies):
    found = origin(line, language="en")
    assert (found.publisher, found.agencies) == (publisher, agencies)


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("Copyright © 2019 Harbour TV. All rights reserved.", "Harbour TV"),
        ("© 2014 Harbour Post", "Harbour Post"),
        ("All rights reserved.", ""),
    ],
)
def test_whose_rights_it_says(line, holder):
    assert rights_holder(line) == holder
