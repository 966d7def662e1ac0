"""Attack strings in the body and in every field: nothing active survives, and nothing crashes."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from newsgen.articles.fields import FIELDS
from newsgen.articles.frontmatter import dump
from newsgen.articles.markup import ATTRIBUTES, TAGS
from newsgen.articles.parse import parse
from newsgen.config import Config
from newsgen.digests import sha256
from newsgen.model import Article, Source
from newsgen.urls import safe_link

CONFIG = Config(root="/archive")

PAYLOADS = r"""
<script>alert(1)</script>
<ScRiPt src=//evil.example/x.js></sCrIpT>
"><script>alert(1)</script>
'><img src=x onerror=alert(1)>
<img src=x onerror="alert(1)"//
<svg onload=alert(1)>
<svg><script href="data:,alert(1)"/></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="data:text/html,<script>alert(1)</script>"></object>
<embed src="javascript:alert(1)">
<base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<link rel=stylesheet href="https://evil.example/x.css">
<style>*{background:url(javascript:alert(1))}</style>
<form action="javascript:alert(1)"><input type=submit></form>
<button formaction=javascript:alert(1)>x</button>
<input autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)>
<video><source onerror=alert(1)></video>
<audio src=x onerror=alert(1)>
<body onload=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<a href="javascript:alert(1)">x</a>
<a href="jAvAsCrIpT&colon;alert(1)">x</a>
<a href="java&#9;script:alert(1)">x</a>
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<!--<img src="--><img src=x onerror=alert(1)//">
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><script>alert(1)</script>
</title><script>alert(1)</script>
</textarea><script>alert(1)</script>
<x onclick=alert(1)>x</x>
<div style="width:expression(alert(1))">
<p id="x" class="y" style="position:fixed">x</p>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](java&#115;cript:alert(1))
[x](java&#x0A;script:alert(1))
[x](&#106;avascript:alert(1))
[x](javascript&colon;alert(1))
[x](%6aavascript:alert(1))
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](data:image/png;base64,AAAA)
[x](vbscript:msgbox(1))
[x](file:///etc/passwd)
[x](<javascript:alert(1)>)
[x]( javascript:alert(1))
[x](https://example.org "\" onmouseover=alert(1) x=\"")
[x](https://example.org/"onmouseover="alert(1))
![x](javascript:alert(1))
![x](x.jpg "\" onerror=alert(1)")
![x" onerror="alert(1)](x.jpg)
<javascript:alert(1)>
<https://example.org/"onclick="alert(1)>
[x]: javascript:alert(1)
`<script>alert(1)</script>`
**<img src=x onerror=alert(1)>**
{{ 7*7 }}{% include "/etc/passwd" %}${7*7}<%= 7*7 %>#{7*7}
= cmd|' /C calc'!A0
../../../../etc/passwd
C:\windows\system32\config
""".strip().splitlines()
KEPT_BACK = ("draft", "embargo", "published", "withdrawal")  # of which a text that is none refuses the article
INVISIBLE = ["\u202e\u2066gnp.exe\u2069", "\ufeffzero\u200bwidth\u200d", "a\u2028b\u2029c", "a\ufffe", "＜b＞", "ﷺ" * 9]


class Page(HTMLParser):
    """What in a body's HTML is neither a tag, an attribute nor a link that may stand there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.active += [tag] if tag not in TAGS else []
        self.active += [f"{tag} {name}" for name, _ in attrs if name not in ATTRIBUTES.get(tag, ())]
        self.active += [value for name, value in attrs if name == "href" and not safe_link(value)]

    def handle_comment(self, data):
        self.active.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def article(path: str, text: str) -> Article:
    data = text.encode()
    source = Source(path=path, suffix=path[path.rindex(".") :], data=data, sha256=sha256(data))
    outcome = parse(source, config=CONFIG)
    assert outcome.article is not None, [str(problem) for problem in outcome.problems]
    return outcome.article


@pytest.mark.parametrize("payload", PAYLOADS + INVISIBLE)
def test_nothing_active_survives_in_a_body(payload):
    places = f"{payload}\n\n- {payload}\n\n> {payload}\n\n# {payload}\n\nx | y\n--|--\n{payload} | z\n"
    made = article("a.md", f"---\nheadline: Storm\n---\n\n{places}")
    assert [Page(block.html).active for block in made.body if Page(block.html).active] == []
    assert not any(figure.file.startswith(("/", "javascript", "..")) for figure in made.figures)


@pytest.mark.parametrize("payload", PAYLOADS + INVISIBLE)
def test_nothing_active_survives_in_a_raw_text(payload):
    prose = "The storm began on a Monday, and for nine days no ship left the harbour of the town, they said."
    made = article("a.txt", f"A storm at sea\n\n{prose} {payload}\n\n{payload} {prose}\n\n{prose}\n")
    assert [Page(block.html).active for block in made.body if Page(block.html).active] == []


@pytest.mark.parametrize("payload", PAYLOADS + INVISIBLE)
def test_fields_stay_text_and_lead_nowhere(payload):
    fields: dict[str, Any] = {field.name: payload for field in FIELDS if field.name not in KEPT_BACK}
    fields |= {
        "byline": [{"name": payload, "role": payload}],
        "figures": [{"file": payload, "caption": payload, "credit": payload, "alt": payload}],
        "in_print": {"page": payload},
        payload: {payload: [payload]},
    }
    made = article("a.md", f"---\n{dump(fields)}---\n\nA body.\n")
    assert made.slug.isascii()
    assert made.slug.replace("-", "").isalnum()
    paths = [figure.file for figure in made.figures] + list(made.aliases)
    assert [path for path in paths if path.startswith("/") or ".." in path.split("/") or "\\" in path] == []
    assert not set("\u202a\u202e\u2066\u2069\x00\x07\ufffe\n") & set(made.headline + made.standfirst + made.kicker)
    json.dumps(made.extra).encode()
