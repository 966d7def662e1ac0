"""Who may deploy: one at a time, where the server heeds conditions, and as far as can be where it does not."""

import obstore
import pytest
from obstore.exceptions import PreconditionError

from newsgen.deploy.bucket import Bucket
from newsgen.deploy.target import Claim
from newsgen.deploy.targets.s3 import LOCK, S3, UNCONDITIONAL
from newsgen.destinations import Destination
from newsgen.problems import Locked

HERE, THERE = Claim("here", "desk"), Claim("there", "laptop")


@pytest.fixture
def bucket():
    from obstore.store import MemoryStore

    return Bucket(MemoryStore(), Destination(name="", address="s3://post/archive"))


def waiting(_seconds):
    """No time passes."""


def target(bucket, wait=waiting):
    return S3(bucket, "s3://post/archive", wait=wait)


def test_one_has_it_until_it_is_given_back(bucket):
    one = target(bucket)
    one.claim(HERE)
    assert one.remarks == []
    with pytest.raises(Locked, match="from 'desk'"):
        target(bucket).claim(THERE)
    one.close()
    target(bucket).claim(THERE)


def test_a_claim_that_a_killed_deploy_of_ones_own_left_is_ones_own(bucket):
    target(bucket).claim(HERE)
    target(bucket).claim(HERE)


def test_a_server_that_wants_etags_without_quotation_marks_has_them_so(bucket, monkeypatch):
    """As radosgw 16.2 does."""
    put = obstore.put

    def bare(store, name, data, **given):
        mode = given.pop("mode", "overwrite")
        if isinstance(mode, dict) and mode["e_tag"].startswith('"'):
            raise PreconditionError("412")
        return put(store, name, data, mode={"e_tag": f'"{mode["e_tag"]}"'} if isinstance(mode, dict) else mode, **given)

    monkeypatch.setattr(obstore, "put", bare)
    target(bucket).claim(HERE)
    target(bucket).claim(HERE)
    with pytest.raises(Locked):
        target(bucket).claim(THERE)
    target(bucket).claim(THERE._replace(force=True))


def test_what_was_taken_over_is_neither_settled_nor_given_back(bucket):
    one, other = target(bucket), target(bucket)
    one.claim(HERE)
    other.claim(THERE._replace(force=True))
    with pytest.raises(Locked):
        one.settle(["newsgen-deploy 1"])
    one.close()
    assert bucket.get(LOCK) is not None
    other.settle(["newsgen-deploy 1"])
    other.close()
    assert bucket.get(LOCK) is None


def test_of_two_that_begin_at_the_same_moment_one_wins(bucket, monkeypatch):
    """The other puts its claim between our look and our claim."""
    looked = bucket.get

    def raced(name):
        found = looked(name)
        monkeypatch.setattr(bucket, "get", looked)
        target(bucket).claim(THERE)
        return found

    monkeypatch.setattr(bucket, "get", raced)
    with pytest.raises(Locked):
        target(bucket).claim(HERE)
    assert looked(LOCK)[0].read().startswith(b"there")


def test_where_conditions_are_ignored_the_last_to_claim_has_it_and_the_first_sees_that(bucket, monkeypatch):
    def ignored(name, data, **_condition):
        bucket.put(name, data, media_type="text/plain", cache="no-store")
        return True

    monkeypatch.setattr(bucket, "put_new", ignored)
    one = target(bucket, wait=lambda _seconds: ignored(LOCK, b"there\nlaptop\n"))
    with pytest.raises(Locked):
        one.claim(HERE)
    other = target(bucket)
    other.claim(THERE)
    assert other.remarks == [UNCONDITIONAL]
