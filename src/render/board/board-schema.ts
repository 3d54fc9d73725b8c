import { z } from 'zod';
import { BoardSchema } from '../../domain/board.js';
import { schemaSections } from '../format-docs.js';
import type { JsonSchema } from '../shapes.js';
import { BoardViewSchema } from './board-view.js';

/** The JSON Schema of `board.json`. Fields that are not in it may be added later. */
export function boardJsonSchema(): JsonSchema & { readonly title: string } {
  return { title: 'Board of issue-audit', ...schemaOf(BoardSchema) };
}

/** What the templates of the board see: the board, with its rows sorted. */
export function boardViewJsonSchema(): JsonSchema {
  return schemaOf(BoardViewSchema);
}

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as JsonSchema;
}

/** The whole of `docs/board-format.md`, printed from the schemas. */
export function boardFormatDocs(): string {
  const own = Object.keys(boardJsonSchema().properties ?? {});
  const view = boardViewJsonSchema();
  const added = Object.keys(view.properties ?? {}).filter((name) => !own.includes(name));
  return `${[introduction(added), ...schemaSections(view, 'The board')].join('\n\n')}\n`;
}

function introduction(added: readonly string[]): string {
  return `# The format of a board

The \`board.json\` that \`issue-audit board\` writes, and what the templates of the board (\`board.html.hbs\`, \`board.md.hbs\`) see:
the same, with the rows sorted once more. The fields ${added.map((name) => `\`${name}\``).join(', ')} are seen by templates alone. The file
is UTF-8, its fields are in the order of this page, and the same inputs give the same bytes.

Every field is always present; what may be missing is \`null\`, and a list may be empty. **Text that came from outside is not
escaped**: whoever puts it into HTML, markdown or a shell has to escape it there.

The same as a JSON Schema: [\`schema/board.schema.json\`](../schema/board.schema.json). New fields may be added while the first
number of \`schemaVersion\` stays the same.`;
}
