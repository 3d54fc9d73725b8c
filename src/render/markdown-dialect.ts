import { codeBlock, codeSpan, escapeHtml, escapeInline, escapeLeading } from './markdown.js';
import { type Dialect, Markup } from './markup.js';
import { link, relativeTarget, sitePath } from './web-links.js';

/** Markdown as GitHub reads it. */
export const MARKDOWN: Dialect = {
  text: escapeInline,
  line: escapeLeading,
  // Entities and backslashes would not help: forges look at the text after markdown is rendered.
  reference: (word) => codeSpan(word).toString(),
  code: codeSpan,
  codeBlock,
  quote: (paragraphs) => new Markup(paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n')),
  link,
  beside: (name) => new Markup(`[${codeSpan(name)}](${relativeTarget(name)})`),
  inSite: (label, path) => new Markup(`[${codeSpan(label)}](${sitePath(path)})`),
  betweenTags: escapeHtml,
  // One blank line where templates leave several, none at the beginning, one line end at the end.
  tidy: (document) => `${document.replace(/\n{3,}/g, '\n\n').trim()}\n`,
};
