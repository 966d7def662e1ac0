"""Whether a site fits on well-known hosts: its size beside what they say that they take.

Where the figures are from (read in November 2026; hosts change theirs):

- Cloudflare Pages: 20,000 files, 100,000 on paid plans
  (developers.cloudflare.com/changelog/post/2026-01-23-pages-file-limit-increase), 25 MiB a file
  and 20 minutes for a build (developers.cloudflare.com/pages/platform/limits), 2,000 static redirects
  (developers.cloudflare.com/pages/configuration/redirects).
- GitHub Pages: a site of 1 GB (docs.github.com/pages/getting-started-with-github-pages/github-pages-limits), 100 MiB a
  file of a repository (docs.github.com/repositories/working-with-files/managing-large-files).
- GitLab Pages on gitlab.com: 1 GB and 200,000 entries, folders among them (issues 405048 and 500273 of
  gitlab.com/gitlab-org/gitlab), 1,000 redirects (gitlab.com/gitlab-org/gitlab-pages/-/merge_requests/555).
- Netlify: no limit of files, but 54,000 in one folder (docs.netlify.com/site-deploys/overview).
- S3: 5 GB a file in one request (docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html).
"""

from typing import Final

from newsgen.model import Value

GB: Final = 1_000_000_000
MIB: Final = 1 << 20


class Size(Value, frozen=True, kw_only=True):
    """How large a site is."""

    files: int = 0
    bytes: int = 0
    largest: int = 0  # bytes of its largest file
    name: str = ""  # of that file
    folder: int = 0  # files in the folder that has most
    redirects: int = 0
    seconds: float = 0.0  # that a build from nothing takes here; 0 where none was measured


class Host(Value, frozen=True, kw_only=True):
    """The most that a host takes; 0 where it says nothing."""

    name: str
    files: int = 0
    bytes: int = 0
    largest: int = 0
    folder: int = 0
    redirects: int = 0
    seconds: int = 0  # of a build by the host itself


HOSTS: Final = (
    Host(name="Cloudflare Pages, free", files=20_000, largest=25 * MIB, redirects=2_000, seconds=20 * 60),
    Host(name="Cloudflare Pages, paid", files=100_000, largest=25 * MIB, redirects=2_000, seconds=20 * 60),
    Host(name="GitHub Pages", bytes=GB, largest=100 * MIB),
    Host(name="GitLab Pages", files=200_000, bytes=GB, redirects=1_000),
    Host(name="Netlify", folder=54_000),
    Host(name="S3", largest=5 * GB),
)
LIMITS: Final = ("files", "bytes", "largest", "folder", "redirects", "seconds")


class Fit(Value, frozen=True, kw_only=True):
    """Whether a site fits on a host: the limits that it is over."""

    host: Host
    over: tuple[str, ...]


def forecast(size: Size) -> tuple[Fit, ...]:
    """How the site fits on each host."""
    return tuple(Fit(host=host, over=tuple(name for name in LIMITS if _over(size, host, name))) for host in HOSTS)


def _over(size: Size, host: Host, name: str) -> bool:
    most = getattr(host, name)
    return bool(most and getattr(size, name) > most)
