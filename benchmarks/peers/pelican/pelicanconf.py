"""Pelican's settings: addresses and lists as all builders of the benchmark have them; no feeds but the one."""

import json
from typing import Any

SITENAME = "The Bench Gazette"
SITEURL = FEED_DOMAIN = "https://archive.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
PLUGINS = ["pelican.plugins.sitemap"]
SITEMAP = {"format": "xml"}
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
FORMATTED_FIELDS: list[str] = []
STATIC_PATHS = ["images"]

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
TAG_URL = "tags/{slug}/"
AUTHOR_URL = "authors/{slug}/"
CATEGORY_URL = "section/{slug}/"
YEAR_ARCHIVE_URL = "{date:%Y}/"
MONTH_ARCHIVE_URL = "{date:%Y}/{date:%m}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
MONTH_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_URL + "index.html"
TAGS_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = dict.fromkeys(["index", "tag", "category", "author", "period_archives"])
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_RSS = "index.xml"
FEED_MAX_ITEMS = 50
RSS_FEED_SUMMARY_ONLY = True
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# What Pelican has against doing all anew.
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"


def jsonld(article: Any) -> str:
    """The article for search engines."""
    story = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.metadata["summary"],
        "url": f"{SITEURL}/{article.url}",
        "datePublished": article.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "author": [{"@type": "Person", "name": author.name} for author in article.authors],
        "image": SITEURL + article.image_src,
        "articleSection": article.category.name,
        "keywords": [tag.name for tag in article.tags],
        "publisher": {"@type": "NewsMediaOrganization", "name": SITENAME},
    }
    return json.dumps(story, ensure_ascii=False).replace("<", "\\u003c")


JINJA_FILTERS = {"jsonld": jsonld}
JINJA_ENVIRONMENT = {"autoescape": True}
