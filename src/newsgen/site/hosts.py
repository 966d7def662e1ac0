"""What hosts read and readers do not: how old addresses are answered, which headers are sent, what robots may do.

The pages that lead on work on every host. Where a host can do better, it finds its own words here: `_redirects` and
`_headers` (Netlify, Cloudflare), `.htaccess` (Apache), and under `hosts/` what nginx and Caddy include. All of them are
written at once, so that an archive can move without being built for its new place.

Cloudflare follows 2,000 rules of at most 1,000 characters and no more (its documentation, read in November 2026), and
Netlify advises against more than 10,000. A list that is longer is not written at all: half of it would break the rest.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from newsgen.config import Config

RULES: Final = "_redirects"
# What stands at the address tells why it is gone. Apache asks itself for it, and that question must not be met with
# the same refusal (expressions in ErrorDocument: Apache 2.4.13 and later; others show words of their own).
GONE_PAGES: Final = "ErrorDocument 410 /%{REQUEST_URI}\n"
LIMITS: Final = {"cloudflare": 2_000, "netlify": 10_000}
LONGEST: Final = 1_000  # characters of a rule
INDEX: Final = "index.html"

# Nothing of a page comes from elsewhere, and nothing that stands in a page runs: search unpacks SQLite's WebAssembly.
POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS: Final = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)
# Their names tell their bytes, so that nobody need ask for them twice.
LASTING: Final = ("assets/*", "search/:part/*")
A_YEAR: Final = "public, max-age=31536000, immutable"

# Compressed copies, where a deploy put them beside the files; where it did not, all is as without these lines.
APACHE_COPIES: Final = r"""<IfModule mod_rewrite.c>
  <IfModule mod_headers.c>
    RewriteEngine On
    RewriteCond %{HTTP:Accept-Encoding} \bbr\b
    RewriteCond %{REQUEST_FILENAME}.br -f
    RewriteRule ^(.+)$ $1.br [L,E=no-gzip:1,E=no-brotli:1]
    RewriteCond %{HTTP:Accept-Encoding} \bgzip\b
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule ^(.+)$ $1.gz [L,E=no-gzip:1,E=no-brotli:1]
    RemoveType .gz .br
    RemoveLanguage .br
    AddEncoding gzip .gz
    AddEncoding br .br
    <FilesMatch "\.(css|csv|html?|js|jsonl?|svg|txt|wasm|xml)(\.gz|\.br)?$">
      Header append Vary Accept-Encoding
    </FilesMatch>
  </IfModule>
</IfModule>
"""

# Programs that gather texts to train models on, by the names that their makers give (November 2026).
GATHERERS: Final = (
    "AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "cohere-ai",
    "Diffbot", "FacebookBot", "Google-Extended", "GPTBot", "ImagesiftBot", "Meta-ExternalAgent", "omgili",
    "PerplexityBot", "Timpibot",
)  # fmt: skip


class Moves(NamedTuple):
    """The old addresses of a site: (site path, site path it leads to), and those whose article is gone."""

    moved: Sequence[tuple[str, str]] = ()
    gone: Sequence[str] = ()


def files(config: Config, moves: Moves) -> Iterator[tuple[str, bytes]]:
    """(site path, bytes) of every file for hosts and robots."""
    base = urlsplit(config.base_url).path.rstrip("/")
    moved = [(way, _web(base, target)) for url, target in moves.moved for way in _ways(base, url)]
    gone = [way for url in moves.gone for way in _ways(base, url)]
    texts = {
        ".nojekyll": "",
        "_headers": _headers(base),
        ".htaccess": _apache(moved, gone, base),
        "hosts/nginx.conf": _nginx(moved, gone),
        "hosts/Caddyfile": _caddy(moved, gone, base),
        "robots.txt": _robots(config),
    }
    if not too_many(config, moves):
        # Netlify shows a page that stands at an old address unless the rule has this mark, which Cloudflare refuses.
        status = "301!" if config.hosts == ("netlify",) else "301"
        texts[RULES] = "".join(f"{quote(one)} {to} {status}\n" for one, to in moved)
    if config.machine_reading == "reserved":
        texts[".well-known/tdmrep.json"] = json.dumps([{"location": "/", "tdm-reservation": 1}]) + "\n"
    if config.security_contact:
        texts[".well-known/security.txt"] = _security(config)
    return ((url, text.encode()) for url, text in sorted(texts.items()))


def too_many(config: Config, moves: Moves) -> str:
    """The host among those of the archive that would not take so many rules, or one of that length; or empty."""
    base = urlsplit(config.base_url).path.rstrip("/")
    rules = sum(len(_ways(base, url)) for url, _ in moves.moved)
    longest = max((len(quote(url)) + len(_web(base, to)) for url, to in moves.moved), default=0) + len(base) + 8
    named = (host for host in LIMITS if host in config.hosts)
    return next((host for host in named if rules > LIMITS[host] or longest > LONGEST), "")


def _ways(base: str, url: str) -> tuple[str, ...]:
    """The addresses for which a file answers, as browsers ask for them, decoded."""
    folder = url.removesuffix(INDEX)
    if folder == url or not folder:
        return (f"{base}/{url}",)
    return (f"{base}/{folder.rstrip('/')}", f"{base}/{folder}", f"{base}/{url}")


def _web(base: str, url: str) -> str:
    return quote(f"{base}/{url.removesuffix(INDEX) if f'/{url}'.endswith(f'/{INDEX}') else url}")


def _headers(base: str) -> str:
    parts = [f"{base}/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)]
    parts += [f"{base}/{path}\n  Cache-Control: {A_YEAR}\n" for path in LASTING]
    return "\n".join(parts)


def _apache(moved: Sequence[tuple[str, str]], gone: Sequence[str], base: str) -> str:
    headers = "".join(f'  Header set {name} "{value}"\n' for name, value in HEADERS)
    lines = [
        f"<IfModule mod_headers.c>\n{headers}</IfModule>\n",
        APACHE_COPIES,
        f"ErrorDocument 404 {quote(base)}/404.html\n",
    ]
    lines += [f'RedirectMatch 301 "^{_escaped(one)}$" "{to}"\n' for one, to in moved]
    if gone:
        rules = (f'RedirectMatch 410 "^{_escaped(one)}$"\n' for one in gone)
        lines += [GONE_PAGES, "<If \"-z reqenv('REDIRECT_STATUS')\">\n", *rules, "</If>\n"]
    return "".join(lines)


def _escaped(path: str) -> str:
    return re.escape(path).replace('"', r"\x22").replace("\\ ", r"\x20")


def _nginx(moved: Sequence[tuple[str, str]], gone: Sequence[str]) -> str:
    """Two maps, which stand in the http block, and how a server block asks them."""
    lines = [
        "# In the http block: include this file. In the server block:\n",
        "#   error_page 404 /404.html;\n",
        "#   error_page 410 @newsgen_gone;\n",
        "#   location @newsgen_gone { try_files $uri $uri/index.html =410; }\n",
        "#   if ($newsgen_moved) { return 301 $newsgen_moved; }\n",
        "#   if ($newsgen_gone) { return 410; }\n",
        *(f'#   add_header {name} "{value}" always;\n' for name, value in HEADERS),
        '#   gzip_static on;    # hands out the copies of a deploy with precompress = ["gz"]\n',
        '#   brotli_static on;  # and of one with "br", where nginx has the module ngx_brotli\n',
        "map_hash_bucket_size 1024;\nmap_hash_max_size 262144;\n",
        'map $uri $newsgen_moved {\n  default "";\n',
        *(f'  "{_in_quotes(one)}" "{to}";\n' for one, to in moved),
        '}\nmap $uri $newsgen_gone {\n  default "";\n',
        *(f'  "{_in_quotes(one)}" 1;\n' for one in gone),
        "}\n",
    ]
    return "".join(lines)


def _caddy(moved: Sequence[tuple[str, str]], gone: Sequence[str], base: str) -> str:
    """What stands in a site block, beside its `root` and `file_server`."""
    lines = ["# In the site block: import this file.\n"]
    lines += [
        "# Copies of a deploy with precompress are handed out by: file_server { precompressed br gzip }\n",
        "header {\n",
    ]
    lines += [f'  {name} "{value}"\n' for name, value in HEADERS]
    lines += [f'}}\nheader {base}/assets/* Cache-Control "{A_YEAR}"\n']
    lines += [f'redir "{_placed(one)}" "{_placed(to)}" permanent\n' for one, to in moved]
    lines += [f'handle "{_placed(one)}" {{\n  file_server {{\n    status 410\n  }}\n}}\n' for one in gone]
    lines.append("handle_errors {\n  rewrite * /404.html\n  file_server\n}\n")
    return "".join(lines)


def _in_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _placed(text: str) -> str:
    return _in_quotes(text).replace("{", "\\{").replace("}", "\\}")


def _robots(config: Config) -> str:
    lines = ["User-agent: *\nAllow: /\n"]
    if config.machine_reading == "reserved":
        lines.append("\n" + "".join(f"User-agent: {name}\n" for name in GATHERERS) + "Disallow: /\n")
    if config.base_url:
        lines.append(f"\nSitemap: {config.base_url.rstrip('/')}/sitemap.xml\n")
    return "".join(lines)


def _security(config: Config) -> str:
    """RFC 9116. Its date of expiry is a person's promise, so that it stands in the settings and not on a clock."""
    contact = config.security_contact
    known = contact if re.match(r"(?:https|mailto|tel):", contact) else f"mailto:{contact}"
    lines = [f"Contact: {known}\n", f"Expires: {config.security_expires}T00:00:00Z\n"]
    if config.base_url:
        lines.append(f"Canonical: {config.base_url.rstrip('/')}/.well-known/security.txt\n")
    return "".join(lines)
