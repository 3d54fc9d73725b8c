import { redactSecrets } from '../domain/redact-secrets.js';
import { visible } from './visible-text.js';

/** What a field of CSV may hold. */
export type CsvValue = string | number | boolean | null;

/**
 * Rows as RFC 4180 writes them: fields with commas between, in quotes where they hold a comma, a quote or a line break; rows
 * end in CR LF. A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

const FORMULA = /^[\s]*[=+\-@|%＝＋－＠]/u;

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const shown = visible(redactSecrets(value));
  const text = /^[\t\r\n]/.test(value) || FORMULA.test(value) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
