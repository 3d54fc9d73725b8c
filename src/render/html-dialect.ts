import { type Dialect, Markup } from './markup.js';
import { visible } from './visible-text.js';
import { relativeTarget, sitePath, webAddress } from './web-links.js';

/** HTML, for places between tags; templates write the tags. */
export const HTML: Dialect = {
  text: exact,
  line: (line) => line,
  reference: exact,
  code: (text) => new Markup(`<code>${text.trim() === '' ? '(blank)' : exact(text)}</code>`),
  codeBlock: (text) => {
    const lines = text.split(/\r\n|\r|\n/).map((line) => escapeText(visible(line.replaceAll('\t', '    '))));
    // As entities, so that tidying leaves them alone.
    return new Markup(`<pre tabindex="0"><code>${lines.join('&#10;')}</code></pre>`);
  },
  quote: (paragraphs) =>
    new Markup(`<blockquote>${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')}</blockquote>`),
  link: (label, address) => {
    const target = webAddress(address);
    return target === null ? label : new Markup(`<a href="${escapeText(target)}">${label}</a>`);
  },
  beside: (name) => new Markup(`<a href="${escapeText(relativeTarget(name))}">${escapeText(name)}</a>`),
  inSite: (label, path) =>
    new Markup(
      `<a href="${escapeText(sitePath(path))}">${label.trim() === '' ? '(blank)' : exact(label)}</a>`,
    ),
  betweenTags: (text) => new Markup(exact(text)),
  tidy: (document) => `${document.replace(/[ \t]*\n\s*/g, '\n').trim()}\n`,
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text in HTML, between tags or in a quoted attribute, its spaces kept. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Text between tags as it is, spaces too, with what cannot be seen made visible. */
function exact(text: string): string {
  return escapeText(visible(text));
}
