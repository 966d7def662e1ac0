export default {
  layout: "story.njk",
  permalink: (data) => `/${data.page.date.toISOString().slice(0, 10).replaceAll("-", "/")}/${data.slug}/`,
};
