// The bench's pages as they are: HTML inside Markdown passes, no template language reads them, one layout holds all.
import markdown from "markdown-it";

export default function (config) {
  config.setLibrary("md", markdown({ html: true }));
  config.addGlobalData("layout", "base.njk");
  return { dir: { includes: "../layouts-eleventy" }, markdownTemplateEngine: false };
}
