import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { auditJsonSchema } from '../../src/render/audit-schema.js';
import { boardFormatDocs, boardJsonSchema } from '../../src/render/board/board-schema.js';
import { checkJsonSchema } from '../../src/render/check-schema.js';
import { anchorOf, formatDocs } from '../../src/render/format-docs.js';
import { functionDocs } from '../../src/render/function-docs.js';
import { propertyDocs } from '../../src/render/page/property-docs.js';
import type { JsonSchema } from '../../src/render/shapes.js';
import { verdictDocs } from '../../src/render/verdict-docs.js';

/**
 * Files that are printed from the code. `npm run docs` writes them by running this very file; otherwise it fails where one
 * is out of date.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A page with the part between two comments written anew. */
function withPart(page: string, name: string, part: string): string {
  const begin = `<!-- ${name}: written by npm run docs -->`;
  const end = `<!-- end of ${name} -->`;
  const [before = '', rest = ''] = page.split(begin);
  const after = rest.split(end)[1] ?? '';
  return `${before}${begin}\n${part}\n${end}${after}`;
}

describe('files printed from the code are up to date', () => {
  it('docs/audit-format.md', async () => {
    await expect(formatDocs()).toMatchFileSnapshot(join(ROOT, 'docs/audit-format.md'));
  });

  it('docs/board-format.md', async () => {
    await expect(boardFormatDocs()).toMatchFileSnapshot(join(ROOT, 'docs/board-format.md'));
  });

  it('schema/board.schema.json', async () => {
    await expect(json(boardJsonSchema())).toMatchFileSnapshot(join(ROOT, 'schema/board.schema.json'));
  });

  it('docs/verdict-rules.md', async () => {
    await expect(verdictDocs()).toMatchFileSnapshot(join(ROOT, 'docs/verdict-rules.md'));
  });

  it('docs/templates.md', async () => {
    const path = join(ROOT, 'docs/templates.md');
    const style = readFileSync(join(ROOT, 'templates/style.css'), 'utf8');
    const page = withPart(readFileSync(path, 'utf8'), 'functions', functionDocs());
    await expect(withPart(page, 'properties', propertyDocs(style))).toMatchFileSnapshot(path);
  });

  it('schema/audit.schema.json', async () => {
    await expect(json(auditJsonSchema())).toMatchFileSnapshot(join(ROOT, 'schema/audit.schema.json'));
  });

  it('schema/claims.schema.json', async () => {
    await expect(json(checkJsonSchema())).toMatchFileSnapshot(join(ROOT, 'schema/claims.schema.json'));
  });

  it('schema/config.schema.json', async () => {
    await expect(json(configJsonSchema())).toMatchFileSnapshot(join(ROOT, 'schema/config.schema.json'));
  });
});

describe('the description of the format', () => {
  it('has words for every field', () => {
    const silent: string[] = [];
    const walk = (schema: JsonSchema, path: string): void => {
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        if (!field.description) silent.push(`${path}.${name}`);
        walk(field, `${path}.${name}`);
      }
      for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(inner, path);
      if (schema.items) walk(schema.items, `${path}[]`);
    };
    walk(auditJsonSchema(), '');
    walk(boardJsonSchema(), 'board');
    expect(silent).toEqual([]);
  });

  it('links to headings that are there, and to files that are there', () => {
    for (const page of [formatDocs(), boardFormatDocs()]) assertLinks(page);
  });
});

function assertLinks(page: string): void {
  const anchors = new Set([...page.matchAll(/^## (.*)$/gm)].map((match) => anchorOf(match[1] ?? '')));
  for (const match of page.matchAll(/\]\(#([^)]*)\)/g)) expect(anchors).toContain(match[1]);
  for (const match of page.matchAll(/\]\((\.\.[^)]*)\)/g)) {
    expect(existsSync(join(ROOT, 'docs', match[1] ?? ''))).toBe(true);
  }
}
