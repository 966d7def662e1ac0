// Lists are paged as Eleventy's documentation advises for pages of groups: each page of each list is an entry of a
// collection, and one template goes through it one by one.
const SITE = "https://archive.example";
const PAGE = 50;
const iso = (date) => date.toISOString();
const spoken = (options) => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
  return (date) => format.format(date);
};

function paged(lists) {
  return [...lists.values()].flatMap(({ heading, address, stories }) => {
    const last = Math.ceil(stories.length / PAGE);
    const at = (number) => (number === 1 ? address : `${address}page/${number}/`);
    return Array.from({ length: last }, (_, index) => ({
      heading, last, number: index + 1, address: at(index + 1),
      stories: stories.slice(index * PAGE, (index + 1) * PAGE),
      newer: index > 0 ? at(index) : "", older: index + 1 < last ? at(index + 2) : "",
    }));
  });
}

export default function (eleventy) {
  const known = new Map();
  const slugify = eleventy.getFilter("slugify");
  const slug = (text) => known.get(text) ?? known.set(text, slugify(text)).get(text);
  eleventy.addFilter("slug", slug);
  eleventy.addFilter("second", (date) => iso(date).slice(0, 19) + "Z");
  eleventy.addFilter("day", (date) => iso(date).slice(0, 10));
  eleventy.addFilter("long", spoken({ day: "numeric", month: "long", year: "numeric" }));
  eleventy.addFilter("month", spoken({ month: "long", year: "numeric" }));
  eleventy.addFilter("folder", (date) => iso(date).slice(0, 7).replace("-", "/"));
  eleventy.addFilter("rfc", (date) => date.toUTCString());
  eleventy.addFilter("latest", (stories) => stories.slice(0, PAGE));
  eleventy.addFilter("jsonld", (story) => JSON.stringify({
    "@context": "https://schema.org", "@type": "NewsArticle", headline: story.title, description: story.summary,
    url: SITE + story.page.url, datePublished: iso(story.page.date).slice(0, 19) + "Z",
    author: story.authors.map((name) => ({ "@type": "Person", name })), image: SITE + story.image.src,
    articleSection: story.section, keywords: story.tags,
    publisher: { "@type": "NewsMediaOrganization", name: "The Bench Gazette" },
  }).replaceAll("<", "\\u003c"));

  const stories = (api) => api.getFilteredByGlob("content/**/*.md").reverse();
  eleventy.addCollection("stories", stories);
  eleventy.addCollection("listPages", (api) => {
    const lists = new Map();
    const put = (address, heading, story) => {
      if (!lists.has(address)) lists.set(address, { heading, address, stories: [] });
      lists.get(address).stories.push(story);
    };
    for (const story of stories(api)) {
      const [year, month] = iso(story.date).split("-");
      put("/", "The Bench Gazette", story);
      put(`/${year}/`, year, story);
      put(`/${year}/${month}/`, `${year}-${month}`, story);
      put(`/section/${slug(story.data.section)}/`, story.data.section, story);
      for (const name of story.data.authors) put(`/authors/${slug(name)}/`, name, story);
      for (const name of story.data.tags) put(`/tags/${slug(name)}/`, name, story);
    }
    return paged(lists);
  });
  eleventy.addPassthroughCopy({ images: "images" });
  return { markdownTemplateEngine: false, dir: { input: ".", includes: "_includes", output: "_site" } };
}
