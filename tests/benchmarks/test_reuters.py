"""An agency's stories in their old form, as an archive."""

import pytest

from benchmarks.reuters import stories, write
from proofs.archive import Archive

SGML = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="1" NEWID="7">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>ship</D><D>sea-wall</D></TOPICS>
<PLACES><D>uk</D><D>port-merrow</D></PLACES>
<PEOPLE><D>quill</D></PEOPLE>
<ORGS><D>imo</D></ORGS>
<TEXT>&#2;
<TITLE>HARBOUR &lt;HRBR> FROZE</TITLE>
<DATELINE>    PORT MERROW, Feb 26 - </DATELINE><BODY>The harbour froze on Wednesday,
the master said.
    Ice of *two* feet held
the ferry.
    - 30 -
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS TOPICS="NO" NEWID="8">
<DATE> 3-MAR-1987  09:15:05.40</DATE>
<TEXT TYPE="BRIEF">&#2;<TITLE>NOTHING BUT A HEADLINE</TITLE></TEXT>
</REUTERS>
<REUTERS TOPICS="NO" NEWID="9">
<DATE>unknown</DATE>
<TEXT>&#2;<TITLE>THAW</TITLE><BODY>It thawed.</BODY></TEXT>
</REUTERS>
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "reut2-000.sgm").write_text(SGML, encoding="latin-1")
    return tmp_path / "from"


def test_a_story_keeps_what_its_editors_gave(folder):
    frozen, thawed = stories(folder)
    assert (frozen.number, str(frozen.moment), frozen.headline) == (7, "1987-02-26 15:01:00", "HARBOUR <HRBR> FROZE")
    assert frozen.dateline == "PORT MERROW, Feb 26"
    assert (frozen.topics, frozen.places) == (("Ship", "Sea Wall"), ("UK", "Port Merrow"))
    assert (frozen.people, frozen.organisations) == (("Quill",), ("IMO",))
    assert (thawed.headline, thawed.moment) == ("THAW", None)


def test_the_archive_is_built_and_says_the_same(folder, tmp_path):
    assert write(folder, tmp_path / "to", 1) == 1
    assert write(folder, tmp_path / "to") == 2
    archive = Archive.__new__(Archive)
    archive.folder, archive.content = tmp_path / "to", tmp_path / "to" / "content"
    report = archive.build()
    assert (report.published, report.problems) == (2, ())
    page = archive.page("1987/02/26/harbour-hrbr-froze.html")
    assert "<h1>HARBOUR &lt;HRBR&gt; FROZE</h1>" in page
    assert '<p id="p2">Ice of *two* feet held the ferry.</p>' in page
    assert '<p id="p3">- 30 -</p>' in page
    assert "Reuter\n" not in page
