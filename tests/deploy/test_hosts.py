"""Whether a site fits on well-known hosts."""

import pytest

from newsgen.deploy.hosts import GB, HOSTS, MIB, Size, forecast

SMALL = {"files": 100, "bytes": 10**6, "largest": 10**5, "folder": 50}


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ({}, {}),
        ({"files": 20_000}, {}),
        ({"files": 20_001}, {"Cloudflare Pages, free": ("files",)}),
        (
            {"files": 200_001, "bytes": GB + 1},
            {
                "Cloudflare Pages, free": ("files",),
                "Cloudflare Pages, paid": ("files",),
                "GitHub Pages": ("bytes",),
                "GitLab Pages": ("files", "bytes"),
            },
        ),
        (
            {"largest": 25 * MIB + 1},
            {"Cloudflare Pages, free": ("largest",), "Cloudflare Pages, paid": ("largest",)},
        ),
        ({"folder": 54_001}, {"Netlify": ("folder",)}),
        ({"redirects": 1_001}, {"GitLab Pages": ("redirects",)}),
        (
            {"seconds": 20 * 60 + 1},
            {"Cloudflare Pages, free": ("seconds",), "Cloudflare Pages, paid": ("seconds",)},
        ),
    ],
)
def test_the_limits_that_a_site_is_over(size, expected):
    fits = forecast(Size(**{**SMALL, **size}))
    assert [fit.host for fit in fits] == list(HOSTS)
    assert {fit.host.name: fit.over for fit in fits if fit.over} == expected
