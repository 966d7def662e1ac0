"""What hosts read: old addresses, headers, and what programs may do."""

import pytest

from newsgen.config import load
from newsgen.problems import ConfigError
from newsgen.site.hosts import LIMITS, Moves, files, too_many
from proofs.archive import Archive, story

MOVES = Moves(
    moved=(
        ("node/12/index.html", "2015/10/14/a.html"),
        ('old/it"s $5 {1}.htm', "2015/b c.html"),
        ("x.html", "index.html"),
    ),
    gone=("2015/gone.html",),
)


def made(tmp_path, settings: str = "", moves: Moves = MOVES) -> dict[str, str]:
    archive = Archive(tmp_path / "archive", settings=settings)
    return {url: data.decode() for url, data in files(archive.config, moves)}


def test_every_host_gets_its_words_at_once(tmp_path):
    assert sorted(made(tmp_path)) == [
        ".htaccess", ".nojekyll", "_headers", "_redirects", "hosts/Caddyfile", "hosts/nginx.conf", "robots.txt",
    ]  # fmt: skip


def test_redirects_of_netlify_and_cloudflare(tmp_path):
    assert made(tmp_path)["_redirects"].splitlines() == [
        "/node/12 /2015/10/14/a.html 301",
        "/node/12/ /2015/10/14/a.html 301",
        "/node/12/index.html /2015/10/14/a.html 301",
        "/old/it%22s%20%245%20%7B1%7D.htm /2015/b%20c.html 301",
        "/x.html / 301",
    ]


def test_where_netlify_alone_is_named_its_rules_come_before_the_pages(tmp_path):
    told = made(tmp_path, 'hosts = ["netlify"]\n')["_redirects"].splitlines()
    assert told[0] == "/node/12 /2015/10/14/a.html 301!"
    assert all(line.endswith(" 301!") for line in told)


def test_a_site_below_another_tells_whole_paths(tmp_path):
    archive = Archive(tmp_path / "below")
    (archive.folder / "newsgen.toml").write_text('base_url = "https://post.example/archive/"\n')
    told = dict(files(load(archive.folder), Moves(moved=(("x.html", "y.html"),))))
    assert told["_redirects"] == b"/archive/x.html /archive/y.html 301\n"
    assert told["_headers"].startswith(b"/archive/*\n")


def test_apache_is_told_of_what_is_gone_and_of_nothing_like_it(tmp_path):
    lines = made(tmp_path)[".htaccess"].splitlines()
    assert 'RedirectMatch 410 "^/2015/gone\\.html$"' in lines
    asked_once = lines.index("<If \"-z reqenv('REDIRECT_STATUS')\">")
    assert asked_once < lines.index('RedirectMatch 410 "^/2015/gone\\.html$"') < lines.index("</If>")
    assert "ErrorDocument 410 /%{REQUEST_URI}" in lines
    assert 'RedirectMatch 301 "^/old/it\\x22s\\x20\\$5\\x20\\{1\\}\\.htm$" "/2015/b%20c.html"' in lines


def test_servers_are_told_how_to_find_compressed_copies(tmp_path):
    told = made(tmp_path)
    assert "    RewriteCond %{REQUEST_FILENAME}.gz -f" in told[".htaccess"].splitlines()
    assert (
        '#   gzip_static on;    # hands out the copies of a deploy with precompress = ["gz"]'
        in told["hosts/nginx.conf"]
    )
    assert "file_server { precompressed br gzip }" in told["hosts/Caddyfile"]


def test_nginx_and_caddy_are_told_in_their_own_quotes(tmp_path):
    told = made(tmp_path)
    assert '  "/old/it\\"s $5 {1}.htm" "/2015/b%20c.html";' in told["hosts/nginx.conf"].splitlines()
    assert 'redir "/old/it\\"s $5 \\{1\\}.htm" "/2015/b%20c.html" permanent' in told["hosts/Caddyfile"].splitlines()


@pytest.mark.parametrize(
    ("hosts", "rules", "unwilling"),
    [
        ("", 2000, ""),
        ("", 2001, "cloudflare"),
        ('hosts = ["netlify"]\n', 2001, ""),
        ('hosts = ["netlify"]\n', 10_001, "netlify"),
        ("hosts = []\n", 10_001, ""),
    ],
)
def test_a_list_that_a_host_would_cut_is_not_written(tmp_path, hosts, rules, unwilling):
    moves = Moves(moved=tuple((f"{n}.htm", "a.html") for n in range(rules)))
    archive = Archive(tmp_path / "archive", settings=hosts)
    assert too_many(archive.config, moves) == unwilling
    assert ("_redirects" in dict(files(archive.config, moves))) == (not unwilling)


def test_a_rule_that_is_too_long_is_told(tmp_path):
    moves = Moves(moved=((f"{'x' * 990}.htm", "a.html"),))
    assert too_many(Archive(tmp_path / "archive").config, moves) == "cloudflare"


def test_who_builds_is_told_of_a_list_that_is_not_written(tmp_path, monkeypatch):
    monkeypatch.setitem(LIMITS, "cloudflare", 2)
    aliases = "[/a.htm, /b.htm, /c.htm]"
    archive = Archive(tmp_path / "archive", {"a.md": story("A", "2015-10-14", aliases=aliases)})
    told = [(problem.rule, problem.message) for problem in archive.build().problems]
    assert told == [
        ("hosts/redirects", "It is not written: Cloudflare would not take so many redirects, or one so long.")
    ]
    archive.write("a.md", story("A", "2015-10-14", aliases=aliases, standfirst="New."))
    assert len(archive.build().problems) == 1


def test_an_archive_that_moves_its_articles_tells_hosts_where_they_are(tmp_path):
    archive = Archive(tmp_path / "archive", {"a.md": story("A", "2015-10-14"), "b.md": story("B", "2015-10-15")})
    archive.build()
    archive.write("a.md", story("A", "2015-10-16"))
    archive.delete("b.md")
    archive.build()
    assert archive.page("_redirects") == "/2015/10/14/a.html /2015/10/16/a.html 301\n"
    assert '"/2015/10/15/b.html" 1;' in archive.page("hosts/nginx.conf")
    archive.configure('leave_out = ["hosts"]\n')
    archive.build()
    assert [path for path in archive.site() if path.startswith(("_", ".", "hosts", "robots"))] == []


def test_what_programs_may_do_is_told_twice_where_it_is_reserved(tmp_path):
    assert ".well-known/tdmrep.json" not in made(tmp_path / "allowed")
    told = made(tmp_path / "reserved", 'machine_reading = "reserved"\n')
    assert told[".well-known/tdmrep.json"] == '[{"location": "/", "tdm-reservation": 1}]\n'
    assert "User-agent: GPTBot\n" in told["robots.txt"]
    assert told["robots.txt"].endswith("Disallow: /\n\nSitemap: https://post.example/sitemap.xml\n")


def test_security_txt_holds_what_a_person_promised(tmp_path):
    told = made(tmp_path, 'security_contact = "desk@post.example"\nsecurity_expires = "2027-05-01"\n')
    assert told[".well-known/security.txt"].splitlines() == [
        "Contact: mailto:desk@post.example",
        "Expires: 2027-05-01T00:00:00Z",
        "Canonical: https://post.example/.well-known/security.txt",
    ]
    half = Archive(tmp_path / "half", settings='security_contact = "desk@post.example"\n')
    with pytest.raises(ConfigError, match="There is no day until which it holds"):
        assert half.config
