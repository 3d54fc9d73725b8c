import { type Audit, AuditSchema } from '../domain/audit.js';

/**
 * The audit as JSON: fields in the order of the schema, free data sorted by name, two spaces, a line end at the end.
 * @throws ZodError when the audit is not one; that is a defect of issue-audit
 */
export function renderJson(audit: Audit): string {
  const ordered = AuditSchema.parse(audit);
  const evidence = ordered.evidence.map((item) => ({ ...item, data: sorted(item.data) }));
  const notes = { ...ordered.notes, whys: sorted(ordered.notes.whys) };
  return `${JSON.stringify({ ...ordered, evidence, notes }, null, 2)}\n`;
}

/** Objects at any depth with their names in code-unit order. */
function sorted<T>(value: T): T;
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}
