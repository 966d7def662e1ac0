"""A bucket, as rclone serves one: what readers find in it, whatever happens to the deploy."""

import signal

import msgspec
import pytest

from newsgen.deploy import bucket as asking
from newsgen.deploy.deploy import deploy
from newsgen.deploy.targets import s3
from newsgen.destinations import Destination
from newsgen.problems import ConfigError, Locked, NotDeployed
from proofs import buckets
from proofs.archive import Archive, story
from proofs.buckets import KEYS, SECRET, error, gate, served
from proofs.children import ended
from proofs.depot import lost, standing
from proofs.dispatch import edit


@pytest.fixture
def bucket(tmp_path, monkeypatch):
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(s3, "SETTLING", 0.0)
    with served(tmp_path / "s3") as made:
        yield made


def where(endpoint, prefix="archive"):
    return Destination(name="live", address=f"s3://post/{prefix}", endpoint=endpoint, region="us-east-1")


def deployed(archive, endpoint, prefix="archive", **choices):
    return deploy(archive.config, where(endpoint, prefix), **{"max_delete": 100, **choices})


def there(bucket, prefix="archive"):
    return standing(bucket.folder / prefix)


def lacking(archive, bucket, prefix="archive"):
    found = there(bucket, prefix)
    return sum(found.get(url) != data for url, data in archive.site().items())


def asked(bucket):
    """The bucket, as another program would use it."""
    return asking.bucket(where(bucket.endpoint))


def test_the_bucket_holds_the_site_and_a_second_deploy_sends_nothing(archive, bucket):
    done = deployed(archive, bucket.endpoint)
    assert there(bucket) == archive.site()
    assert done.remarks == (s3.UNCONDITIONAL,)
    assert deployed(archive, bucket.endpoint).steps == ()
    edit(archive)
    expected = lacking(archive, bucket)
    done = deployed(archive, bucket.endpoint)
    assert (there(bucket), done.sent) == (archive.site(), expected)
    kept = bucket.folder / "archive" / ".newsgen-deploy"
    assert [path.name for path in kept.iterdir()] == ["taken.gz"]


def test_hosts_are_told_what_each_file_is_and_how_long_it_keeps(archive, bucket):
    import obstore

    deployed(archive, bucket.endpoint)
    store = asked(bucket)._store

    def told(url):
        attributes = obstore.get(store, url).attributes
        return attributes["Content-Type"], attributes["Cache-Control"]

    style = next(url for url in archive.site() if url.endswith(".css"))
    assert told(style) == ("text/css; charset=utf-8", "public, max-age=31536000, immutable")
    assert told("index.html") == ("text/html; charset=utf-8", "public, max-age=300")
    assert told("atom.xml") == ("application/atom+xml", "public, max-age=300")
    assert told("feed.json") == ("application/feed+json", "public, max-age=300")
    assert told("SHA256SUMS") == ("text/plain; charset=utf-8", "public, max-age=300")


def test_killed_at_a_request_it_shows_no_broken_link_and_goes_on(archive, bucket):
    """Ten kills by the system, before or after a request, on a site that changes; 200 of them stand in `torture`."""
    places = [f"at-{at}" for at in range(10)]
    for place in places:
        deployed(archive, bucket.endpoint, place)
    edit(archive)
    total = lacking(archive, bucket, places[0])
    for at, place in enumerate(places):
        number = str(1 + at * (2 * total + 4) // len(places))
        command = ("proofs.cutting", str(archive.folder), f"s3://post/{place}", bucket.endpoint, number)
        assert ended(*command, timeout=60) == -signal.SIGKILL
        assert lost(there(bucket, place)) == [], f"killed at {number}"
        expected = lacking(archive, bucket, place)
        assert deployed(archive, bucket.endpoint, place).sent == expected, f"killed at {number}"
        assert there(bucket, place) == archive.site()


def test_verifying_finds_what_was_changed_there(archive, bucket):
    deployed(archive, bucket.endpoint)
    front = archive.site()["index.html"].replace(b"Post", b"Sold")  # as long as it was
    asked(bucket).put("index.html", front, media_type="text/html", cache="no-store")
    asked(bucket).delete(["atom.xml"])
    assert deployed(archive, bucket.endpoint).sent == 0
    assert deployed(archive, bucket.endpoint, verify=True).sent == 2
    assert there(bucket) == archive.site()


def test_a_bucket_with_very_many_files_is_listed_not_asked_one_by_one(archive, bucket, monkeypatch):
    monkeypatch.setattr(s3, "FEW", 0)
    monkeypatch.setattr(asking.Bucket, "head", None)
    deployed(archive, bucket.endpoint)
    asked(bucket).delete(["atom.xml"])
    done = deployed(archive, bucket.endpoint, verify=True)
    assert (done.sent, done.looked) == (1, len(archive.site()))


def test_where_s3_shows_the_bucket_as_a_website_old_addresses_lead_on_by_301(tmp_path, bucket, monkeypatch):
    """The server checks the signature, so that the header is seen to be a part of it."""
    noted = {}
    passed = buckets._passed

    def noting(host, asked, data):
        if location := asked.headers.get(asking.LEADS):
            noted[asked.path] = (asked.command, location)
        return passed(host, asked, data)

    monkeypatch.setattr(buckets, "_passed", noting)
    old = {"a.md": story("Storm at sea", "2015-10-13", aliases="[old/über.html]")}
    made = Archive(tmp_path / "moved", old)
    made.build()
    with gate(bucket.endpoint, lambda _number, _method: "pass") as endpoint:
        deploy(made.config, where(endpoint))
        assert noted == {}
        shown = msgspec.structs.replace(where(endpoint, "shown"), website=True)
        deploy(made.config, shown)
    to = "https://post.example/2015/10/13/storm-at-sea.html"
    assert noted == {"/post/shown/old/%C3%BCber.html": ("PUT", to)}
    assert there(bucket, "shown") == made.site()


def test_a_change_costs_a_request_a_file_and_twelve_more(archive, bucket):
    """However large the site is: the claim and the lists take as many for a hundred thousand files."""
    deployed(archive, bucket.endpoint)
    archive.write("d.md", story("Mole mended", "2016-02-03"))
    archive.build()
    asked = []
    with gate(bucket.endpoint, lambda number, _method: asked.append(number) or "pass") as endpoint:
        done = deployed(archive, endpoint)
    assert len(asked) <= done.sent + 12 + bool(done.deleted)
    assert done.sent > 12


def busy(number, _method):
    return error(503, "SlowDown") if number % 3 else "pass"


def dropping(number, _method):
    return "pass" if number % 4 else "cut"


def slow(_number, _method):
    return "late"


@pytest.mark.parametrize("fault", [busy, dropping, slow])
def test_a_busy_a_dropping_and_a_slow_server_are_waited_for(archive, bucket, monkeypatch, fault):
    monkeypatch.setitem(asking.RETRIES, "max_retries", 20)
    monkeypatch.setitem(asking.RETRIES, "backoff", {"init_backoff": asking.timedelta(milliseconds=1)})
    with gate(bucket.endpoint, fault) as endpoint:
        deployed(archive, endpoint)
    assert there(bucket) == archive.site()


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, "AccessDenied"), (403, "QuotaExceeded"), (403, "RequestTimeTooSkewed"), (503, "SlowDown")],
)
def test_what_the_server_refuses_ends_it_with_the_servers_word_and_the_target_whole(
    archive, bucket, monkeypatch, status, code
):
    monkeypatch.setitem(asking.RETRIES, "max_retries", 1)
    deployed(archive, bucket.endpoint)
    edit(archive)

    def refusing(number, method):
        return error(status, code) if method == "PUT" and number > 20 else "pass"

    with gate(bucket.endpoint, refusing) as endpoint, pytest.raises(NotDeployed, match=code) as caught:
        deployed(archive, endpoint)
    assert SECRET not in str(caught.value)
    assert lost(there(bucket)) == []
    deployed(archive, bucket.endpoint)
    assert there(bucket) == archive.site()


def test_wrong_keys_and_no_bucket_are_told(archive, bucket, monkeypatch):
    with pytest.raises(NotDeployed, match="NoSuchBucket"):
        deploy(archive.config, Destination(name="", address="s3://nobody/here", endpoint=bucket.endpoint))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    with pytest.raises(NotDeployed, match="SignatureDoesNotMatch"):
        deployed(archive, bucket.endpoint)


def test_an_address_that_is_no_bucket_is_told(archive):
    with pytest.raises(ConfigError, match="not the address of a bucket"):
        deploy(archive.config, Destination(name="", address="s3:Bucket/here"))


def test_another_machine_at_work_is_told_of_until_it_is_taken_over(archive, bucket):
    asked(bucket).put(s3.LOCK, b"somebody\ntheir-machine\n", media_type="text/plain", cache="no-store")
    with pytest.raises(Locked, match="from 'their-machine', is at work there"):
        deployed(archive, bucket.endpoint)
    assert there(bucket) == {}
    deployed(archive, bucket.endpoint, take_over=True)
    assert there(bucket) == archive.site()
    assert asked(bucket).get(s3.LOCK) is None
