"""Targets in the settings: what they say, and that nothing secret is among it."""

import pytest

from newsgen.config import load
from newsgen.destinations import Destination, destination
from newsgen.problems import ConfigError
from newsgen.settings import Wrong


def settings(tmp_path, written):
    (tmp_path / "content").mkdir(exist_ok=True)
    (tmp_path / "newsgen.toml").write_text(f'title = "The Post"\n{written}')
    return load(tmp_path)


def test_targets_have_names_and_keep_their_order(tmp_path):
    config = settings(
        tmp_path,
        'deploy.copy = "folder:../copy"\n'
        '[deploy.live]\nto = "s3://post/archive"\nendpoint = "https://s3.example"\nregion = "auto"\n',
    )
    assert config.deploy == (
        Destination(name="copy", address="folder:../copy"),
        Destination(name="live", address="s3://post/archive", endpoint="https://s3.example", region="auto"),
    )


@pytest.mark.parametrize(
    ("written", "scheme", "rest"),
    [
        ("folder:/srv/www", "folder", "/srv/www"),
        ("zip:a.zip", "zip", "a.zip"),
        ("s3://b/p", "s3", "//b/p"),
        ("ssh://me@host:22/var/www", "ssh", "//me@host:22/var/www"),
        ("git+ssh://git@host/a.git#pages", "git", "ssh://git@host/a.git#pages"),
        ("git:git@host:me/a.git", "git", "git@host:me/a.git"),
    ],
)
def test_an_address_is_a_scheme_and_what_stands_behind_it(written, scheme, rest):
    given = destination(written)
    assert (given.address, given.scheme, given.rest) == (written, scheme, rest)


def test_where_it_goes_changes_no_page(tmp_path):
    plain = settings(tmp_path, "").pages_digest
    assert settings(tmp_path, '[deploy]\nlive = "folder:/srv/www"\n').pages_digest == plain


@pytest.mark.parametrize(
    ("written", "line", "expected"),
    [
        ('deploy = "folder:/srv/www"\n', 2, "not a table of targets"),
        ("[deploy.live]\n", 2, "not said where 'live' is"),
        ('[deploy."my site"]\nto = "folder:/x"\n', 2, "'my site' is no name"),
        ('[deploy.live]\nto = "www"\n', 2, "not the address of a target"),
        ('[deploy.live]\nto = "folder:/x"\nbucket = "b"\n', 4, "There is no 'bucket' here"),
        ('[deploy.live]\nto = "s3://b"\nsecret_access_key = "hunter2"\n', 4, "looks like a secret"),
        ('[deploy.live]\nto = "s3://b"\n\ntoken = "hunter2"\n', 5, "looks like a secret"),
        ('[deploy]\nlive = "ssh://me:hunter2@host/www"\n', 2, "password or a token"),
        ('[deploy]\nlive = "git:https://hunter2@host/a.git"\n', 2, "password or a token"),
        ('[deploy]\nlive = "s3://b/p?X-Amz-Signature=hunter2"\n', 2, "password or a token"),
        ('[deploy.live]\nto = "s3://b"\nendpoint = "https://me:hunter2@host/"\n', 2, "name or password"),
        ('[deploy.live]\nto = "folder:/x"\nwebsite = true\n', 4, "no bucket's"),
        ('[deploy.live]\nto = "s3://b"\nwebsite = "yes"\n', 4, "not true or false"),
        ('[deploy.live]\nto = "folder:/x"\nprecompress = ["zip"]\n', 4, "not a list of encodings"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_line_and_no_secret(tmp_path, written, line, expected):
    with pytest.raises(ConfigError, match=expected) as caught:
        settings(tmp_path, written)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert "hunter2" not in str(problem)


@pytest.mark.parametrize("written", ["", "folder", ":x", "folder:", "FOLDER:/x", "s3://b\n", "http://[::1"])
def test_what_is_no_address_is_told(written):
    with pytest.raises(Wrong):
        destination(f"{written}\x00" if written == "http://[::1" else written)
