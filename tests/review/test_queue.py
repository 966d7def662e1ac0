"""Which articles are shown, in which order, and when one is done."""

from newsgen.review import look, survey
from newsgen.review.doubts import confidences, doubts
from newsgen.review.files import write
from newsgen.review.queue import Queue, queue
from newsgen.review.steps import Field, Right, Role, Speaker
from newsgen.review.survey import FILE, Doubtful

CALM = "Ferry sails again\n\nBy Jane Doe\n\nOctober 14, 2015\n\nThe ferry to the outer islands left Oldport at six.\n"


def silent(_stage, _done, _total):
    return


def test_the_most_doubtful_first():
    found = [
        Doubtful(path=path, confidence=sure, number=many)
        for path, sure, many in (("a", 0.6, 1), ("b", 0.5, 1), ("c", 0.6, 3))
    ]
    assert queue(found).waiting == ("b", "c", "a")


def test_the_way_through_the_queue():
    one = Queue(waiting=("a", "b", "c"))
    assert (one.path, one.total) == ("a", 3)
    assert one.skipped(1).path == "b"
    assert one.skipped(-1).path == "c"
    done = one.skipped(1).finished("b")
    assert (done.waiting, done.done, done.path, done.total) == (("a", "c"), ("b",), "c", 3)
    assert done.finished("c").path == "a"
    assert done.finished("c").finished("a").path == ""
    assert done.reopened("b").path == "b"
    assert done.reopened("b").waiting == ("a", "b", "c")
    assert done.finished("nowhere") == done
    assert done.renamed("c", "d").renamed("b", "e").path == "d"
    assert Queue(waiting=()).skipped(1).path == ""


def test_what_is_doubtful_is_queued_and_what_is_done_is_not(config, ferry, after):
    (config.content_dir / "calm.txt").write_text(CALM)
    (config.content_dir / "written.md").write_text("---\nheadline: By hand\n---\n\nWords.\n")
    (config.content_dir / "broken.md").write_text("---\nheadline: a: b\nreading: {}\n---\n")
    (config.content_dir / "empty.txt").write_text("")
    assert look(config, below=0.7, progress=silent).waiting == ("old/ferry.txt",)
    assert look(config, below=0.0, progress=silent).waiting == ()
    assert look(config, below=1.0, progress=silent).waiting == ("old/ferry.txt", "calm.txt")
    assert look(config, below=1.0, only="old", progress=silent).waiting == ("old/ferry.txt",)
    assert look(config, below=1.0, only="ol", progress=silent).waiting == ()
    assert look(config, below=1.0, only="calm.txt", progress=silent).waiting == ("calm.txt",)
    write(config, ferry, after(ferry, Field(name="kicker", value="Harbour")).manuscript.text)
    assert look(config, below=0.7, progress=silent).waiting == ("old/ferry.md",)


def test_a_reviewed_article_does_not_come_back(config, ferry, after):
    write(config, ferry, after(ferry, Right()).manuscript.text)
    assert look(config, below=1.0, progress=silent).waiting == ()


def test_the_doubts_of_an_article_the_greatest_first(ferry):
    found = doubts(ferry, below=0.9)
    assert [doubt.confidence for doubt in found] == sorted(doubt.confidence for doubt in found)
    assert (found[0].kind, found[0].at) == ("block", "2")
    assert "language" not in [doubt.at for doubt in found]


def test_what_a_person_gave_is_in_no_doubt(ferry, after):
    found = after(
        ferry,
        Role(part=2, role="standfirst"),
        Field(name="byline", value="Ada Quill"),
        Speaker(quote=1, speaker="Peter Holm"),
    )
    left = {(doubt.kind, doubt.at) for doubt in doubts(found, below=1.0)}
    assert left & {("block", "2"), ("quote", "1")} == set()
    known = found.article.provenance["byline"]
    assert (known.status, known.confidence) == ("given", 1.0)


def test_a_raw_text_is_as_doubtful_as_its_proof(config, ferry):
    quick = confidences(config, "old/ferry.txt")
    assert quick == tuple(round(doubt.confidence, 2) for doubt in doubts(ferry, below=1))[: len(quick)]
    assert len(quick) > 10


def test_what_was_seen_is_not_read_again_until_it_changes(config, monkeypatch):
    looked = []
    monkeypatch.setattr(survey, "confidences", lambda _config, path: looked.append(path) or (0.5,))
    (config.content_dir / "calm.txt").write_text(CALM)
    for _ in range(2):
        assert look(config, below=0.7, progress=silent).total == 2
    assert sorted(looked) == ["calm.txt", "old/ferry.txt"]
    (config.content_dir / "calm.txt").write_text(CALM + "\nOne line more.\n")
    assert look(config, below=0.7, only="calm.txt", progress=silent).total == 1
    assert look(config, below=0.5, progress=silent).total == 0
    assert looked[2:] == ["calm.txt"]


def test_a_memory_that_is_broken_or_of_other_rules_is_none(config, monkeypatch):
    assert look(config, below=0.7, progress=silent).total == 1
    (config.memory_dir / FILE).write_bytes(b"\xff broken")
    assert look(config, below=0.7, progress=silent).total == 1
    monkeypatch.setattr(survey, "VERSION", 99)
    monkeypatch.setattr(survey, "confidences", lambda _config, _path: ())
    assert look(config, below=0.7, progress=silent).total == 0
