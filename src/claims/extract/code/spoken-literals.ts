import { isCommandLine } from '../names/programs.js';

/** Longer spans are code or sentences. */
const LONGEST = 200;
const TEXT = `"[^"\\\\]{1,80}"|'[^'\\\\]{1,80}'`;
/** `["read", "write"]` */
const LIST = new RegExp(`^\\[\\s{0,4}(?:${TEXT})(?:,\\s{0,4}(?:${TEXT})){0,12},?\\s{0,4}\\]$`);
/** `"status": "healthy"`, `{"status": "healthy"}` */
const PAIR = new RegExp(
  `^\\{?\\s{0,4}(?:${TEXT}):\\s{0,4}(?:${TEXT}|\\d[\\d.]{0,12}|true|false)\\s{0,4}\\}?$`,
  'i',
);
const ADDRESS =
  /^(?:https?|wss?|redis|rediss|postgres(?:ql)?(?:\+\w{1,20})?|clickhouse|amqps?|mongodb):\/\/[^\s<>{}$*…]{4,160}$/;
/** `localhost:8081`, `python:3.11-slim`: no file has such an ending before its lines. */
const TAGGED = /^[a-z][a-z0-9-]{2,60}(?:[./][a-z0-9-]{1,60}){0,6}:\w{0,20}\d[\w.-]{0,40}$/;
/** `staging-e2e-key-2025`: several parts, one of them a number. */
const KEY = /^(?=.*\d)[A-Za-z][A-Za-z0-9]{0,40}(?:[-_.][A-Za-z0-9]{1,40}){2,10}$/;
/** Who a service is to others: `deploy@project.example.com`. */
const MAIL = /^[\w.+-]{2,80}@[\w-]{2,60}(?:\.[\w-]{2,60}){1,5}$/;
/** `hub_{kind}_{uuid.hex[:8]}`: a text into which values are put. */
const TEMPLATE = /^(?:[\w./:-]{0,40}\{[^{}"'\s]{1,60}\}){1,5}[\w./:-]{0,40}$/;
/** `postgresql+asyncpg`: a protocol and the driver for it. */
const DRIVER = /^[a-z]{4,20}\+[a-z][a-z0-9]{3,20}$/;
const IN_QUOTES = /^(["'])([^"']{6,120})\1$/;
/** What a person calls one run of something. */
const OF_A_RUN = /session|\b(?:20\d\d[-_]?\d\d[-_]?\d\d|\d{10,})\b/i;
/** Lines of a file, and endings of files. */
const FILE =
  /\.(?:py|pyi|[cm]?[jt]sx?|go|java|rb|rs|sh|md|ya?ml|json|toml|ini|xml|html|css|sql|txt|log|cfg|csv)(?::\d|$)/i;

/** The literal that a code span is, as it would stand in code; null for a name, a path, a command, code and words. */
export function spokenLiteral(span: string): string | null {
  const text = span.trim();
  if (text.length < 8 || text.length > LONGEST || isCommandLine(text) || FILE.test(text)) return null;
  if (LIST.test(text) || PAIR.test(text)) return text;
  if (MAIL.test(text) || isTemplate(text)) return text;
  if (ADDRESS.test(text)) return text.replace(/[/.,]+$/, '');
  const inside = IN_QUOTES.exec(text)?.[2];
  if (inside !== undefined) return /[^\w\s]|\d|_/.test(inside) && !/\s/.test(inside) ? text : null;
  if (OF_A_RUN.test(text)) return null;
  return TAGGED.test(text) || DRIVER.test(text) || (KEY.test(text) && /-/.test(text)) ? text : null;
}

/** Letters of a template outside of its values by which it is known. */
const LEAST_OWN = 5;

function isTemplate(text: string): boolean {
  return TEMPLATE.test(text) && ownPieces(text).join('').replace(/\W|_/g, '').length >= LEAST_OWN;
}

function ownPieces(template: string): string[] {
  return template.split(/\{[^{}]*\}/);
}

/**
 * Whether a line holds a template, whatever is put into it there.
 * @param template as `spokenLiteral` gives it; false for one without values
 */
export function holdsTemplate(line: string, template: string): boolean {
  const pieces = ownPieces(template);
  if (pieces.length < 2) return false;
  const own = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`["'\`]${own.join('\\$?\\{[^{}]{1,80}\\}')}["'\`]`).test(line.slice(0, 400));
}

/** A literal as it is compared: whatever quotes stand around texts, and without spaces. */
export function tightLiteral(text: string): string {
  return text.replace(/\s+/g, '').replaceAll('"', "'");
}
