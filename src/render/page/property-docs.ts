import { docsTable } from '../docs-table.js';

/** The part of `docs/templates.md` that lists the custom properties which a theme may set, from the style sheet itself. */
export function propertyDocs(style: string): string {
  const root = /:root \{([\s\S]*?)\n\}/.exec(style)?.[1] ?? '';
  const rows = [...root.matchAll(/^ {2}(--[\w-]+): ([^;]+);$/gm)].map((match) => [
    `\`${match[1]}\``,
    `\`${match[2]}\``,
  ]);
  return docsTable(['Property', 'As it comes'], rows);
}
