import type { EvidenceKind } from '../domain/evidence.js';
import { auditJsonSchema } from './audit-schema.js';
import { docsTable } from './docs-table.js';
import type { JsonSchema } from './shapes.js';

/** Where each kind of evidence is told in detail. */
const DETAIL: Readonly<Record<EvidenceKind, string>> = {
  history: 'history',
  commit: 'commits[]',
  scan: 'patterns[]',
  ledger: 'ledgers[]',
  'inferred-pattern': 'inferredPatterns[]',
  'contract-change': 'contractChanges[]',
  introducing: 'introducedBy[]',
  link: 'links[]',
  revert: 'links[]',
  release: 'releases',
  'test-report': 'tests.reports[]',
  test: 'tests.ofIssue[]',
  proof: 'proof',
  coverage: 'coverage',
  'blast-radius': 'blastRadius',
  'repository-file': 'relatedFiles[]',
  issue: 'tracker',
  check: 'checks',
  note: 'notes',
};

const INTRODUCTION = `# The format of an audit

The JSON that \`issue-audit\` writes is also the context of every template: what a template can show is what stands here, and
\`--from audit.json\` renders the same document again. The file is UTF-8, its fields are in the order of this page, and the
same inputs give the same bytes.

Every field is always present; what may be missing is \`null\`, and a list may be empty. Hashes are full, dates are ISO 8601,
paths start at the root of the repository. **Text that came from outside is not escaped**: whoever puts it into HTML,
markdown or a shell has to escape it there.

The same as a JSON Schema: [\`schema/audit.schema.json\`](../schema/audit.schema.json). New fields may be added while the first
number of \`schemaVersion\` stays the same.`;

/** One object of the format, with the path that leads to it. */
interface Section {
  readonly path: string;
  readonly schema: JsonSchema;
}

/** The whole of `docs/audit-format.md`, printed from the schema. */
export function formatDocs(): string {
  return `${[INTRODUCTION, ...schemaSections(auditJsonSchema(), 'The audit'), detailTable()].join('\n\n')}\n`;
}

/**
 * A section for each object of a format, with a table of its fields.
 * @param title heading of the first one
 */
export function schemaSections(schema: JsonSchema, title: string): string[] {
  const sections: Section[] = [];
  const seen = new Map<string, string>();
  collect({ path: '', schema }, sections, seen);
  return sections.map((section) => printSection(section, title, seen));
}

/** Objects in the order of their first mention; one that looks the same as an earlier one is told there. */
function collect(section: Section, into: Section[], seen: Map<string, string>): void {
  const id = identity(section.schema);
  if (seen.has(id)) return;
  seen.set(id, section.path);
  into.push(section);
  for (const [name, field] of Object.entries(section.schema.properties ?? {})) {
    const path = section.path === '' ? name : `${section.path}.${name}`;
    for (const inner of objectsIn(field, path)) collect(inner, into, seen);
  }
}

/** Objects that a field holds: itself, its items, or the one of several forms it can have. */
function objectsIn(schema: JsonSchema, path: string): Section[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap((choice) => objectsIn(choice, path + variantOf(choice)));
  if (schema.items) return objectsIn(schema.items, `${path}[]`);
  return schema.properties ? [{ path, schema }] : [];
}

/** Forms of one field are told apart by their fixed word: ` (kind: structural)`. */
function variantOf(schema: JsonSchema): string {
  const fixed = Object.entries(schema.properties ?? {}).find(([, field]) => field.const !== undefined);
  return fixed ? ` (${fixed[0]}: ${fixed[1].const})` : '';
}

function identity(schema: JsonSchema): string {
  return JSON.stringify(schema, (key, value: unknown) => (key === 'description' ? undefined : value));
}

function printSection({ path, schema }: Section, whole: string, seen: ReadonlyMap<string, string>): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    `\`${name}\``,
    typeOf(field, path === '' ? name : `${path}.${name}`, seen),
    (field.description ?? '').replaceAll('<', '&lt;'),
  ]);
  const title = path === '' ? whole : path;
  return `## ${title}\n\n${docsTable(['Field', 'Type', 'Meaning'], rows)}`;
}

function typeOf(schema: JsonSchema, path: string, seen: ReadonlyMap<string, string>): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const types = choices.map((choice) => typeOf(choice, path + variantOf(choice), seen));
    return [...new Set(types)].join(' or ');
  }
  if (Array.isArray(schema.type)) {
    return schema.type.map((type: string) => typeOf({ ...schema, type }, path, seen)).join(' or ');
  }
  if (schema.items) return `list of ${typeOf(schema.items, `${path}[]`, seen)}`;
  if (schema.properties) {
    const told = seen.get(identity(schema)) ?? path;
    return `[${told}](#${anchorOf(told)})`;
  }
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' | ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (typeof schema.additionalProperties === 'object') {
    return `object of ${typeOf(schema.additionalProperties, path, seen)}`;
  }
  return (
    { integer: 'whole number', string: 'text', boolean: 'true or false' }[String(schema.type)] ??
    plain(schema)
  );
}

function plain(schema: JsonSchema): string {
  return typeof schema.type === 'string' ? schema.type : 'any JSON value';
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function detailTable(): string {
  const rows = Object.entries(DETAIL).map(([kind, path]) => [`\`${kind}\``, `[${path}](#${anchorOf(path)})`]);
  return [
    '## Kinds of evidence',
    'An item of `evidence` is one observed fact in a sentence. Its detail is told in the field named here.',
    docsTable(['Kind', 'Told in'], rows),
  ].join('\n\n');
}
