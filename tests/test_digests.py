"""Sameness is a digest."""

from newsgen.digests import digest, digest_of, sha256
from newsgen.model import Person, When


def test_known_digests():
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb924"
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_order_of_keys_does_not_matter_and_that_of_values_does():
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of(1, 2) != digest_of(2, 1)
    assert digest_of(Person(name="Ada")) == digest_of(Person(name="Ada"))
    assert digest_of(When(text="2015")) != digest_of(When(text="2016"))
