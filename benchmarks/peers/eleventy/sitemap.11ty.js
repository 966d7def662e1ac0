const entry = (address, date) =>
  `<url><loc>https://archive.example${address}</loc>${date ? `<lastmod>${date.toISOString()}</lastmod>` : ""}</url>`;

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const lists = collections.listPages.filter((list) => list.number === 1).map((list) => entry(list.address));
  const stories = collections.stories.map((story) => entry(story.url, story.date));
  return ['<?xml version="1.0" encoding="utf-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...stories, ...lists, "</urlset>", ""].join("\n");
}
