import { docsTable } from './docs-table.js';
import { TEMPLATE_FUNCTIONS } from './functions/all.js';
import { WORDINGS } from './wordings.js';

/** The part of `docs/templates.md` that lists the functions, printed from the functions themselves. */
export function functionDocs(): string {
  const rows = TEMPLATE_FUNCTIONS.map(({ usage, meaning }) => [`\`${usage}\``, meaning]);
  const tables = Object.keys(WORDINGS).map((name) => `\`${name}\``);
  return `${docsTable(['Written', 'Gives'], rows)}\n\nThe tables of \`say\`: ${tables.join(', ')}.`;
}
