import { createHash } from 'node:crypto';
import { escapeText } from '../html-dialect.js';
import { oneLine } from '../visible-text.js';

/** What a page is made of. Everything is put into the one file; nothing is loaded from anywhere. */
export interface Page {
  /** Foreign text; shown in the browser’s title bar. */
  readonly title: string;
  /** Foreign text for search and sharing; none when empty. */
  readonly description: string;
  /** Style sheets, the later win. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** HTML that templates wrote. */
  readonly body: string;
}

/**
 * A whole HTML document. Its Content-Security-Policy lets run only the very styles and scripts that are in it, by their
 * hashes, and loads nothing: whatever foreign text might turn into, it stays without effect.
 */
export function pageFrame(page: Page): string {
  const styles = page.styles.map(trimmed);
  const scripts = page.scripts.map(trimmed);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(styles, scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${page.description === '' ? '' : `<meta name="description" content="${escapeText(oneLine(page.description))}">\n`}<title>${escapeText(oneLine(page.title))}</title>
<link rel="icon" href="data:,">
${styles.map((style) => `<style>${style}</style>`).join('\n')}
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</head>
<body>
${page.body.trim()}
</body>
</html>
`;
}

function trimmed(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

function contentSecurityPolicy(styles: readonly string[], scripts: readonly string[]): string {
  const allowed = (texts: readonly string[]) =>
    texts.length === 0 ? `'none'` : texts.map((text) => `'sha256-${sha256(text)}'`).join(' ');
  return [
    `default-src 'none'`,
    `style-src ${allowed(styles)}`,
    `script-src ${allowed(scripts)}`,
    'img-src data:',
    'font-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
