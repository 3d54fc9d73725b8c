import { REPORT_FORMATS } from './formats.js';
import type { JsonFormat, LineFormat, XmlElement, XmlFormat } from './report-format.js';
import { LineSplitter } from './split-lines.js';

/** What a file turned out to be, and where in its text the report begins (after a banner, for example). */
export type Recognised =
  | { readonly kind: 'empty' }
  | { readonly kind: 'xml'; readonly from: number }
  | { readonly kind: 'json'; readonly from: readonly number[] }
  | { readonly kind: 'lines'; readonly format: LineFormat }
  | { readonly kind: 'unknown' };

/** Lines of other output that look like the start of a document are tried in turn; more than these would be absurd. */
const MAX_JSON_STARTS = 10;

const LINE_FORMATS = REPORT_FORMATS.filter((format): format is LineFormat => format.kind === 'lines');
const XML_FORMATS = REPORT_FORMATS.filter((format): format is XmlFormat => format.kind === 'xml');
const JSON_FORMATS = REPORT_FORMATS.filter((format): format is JsonFormat => format.kind === 'json');

/** The format of an XML document, by its root element. */
export function xmlFormatOf(root: XmlElement): XmlFormat | null {
  return XML_FORMATS.find((format) => format.recognises(root)) ?? null;
}

/** The format of a parsed JSON document. */
export function jsonFormatOf(document: unknown): JsonFormat | null {
  return JSON_FORMATS.find((format) => format.recognises(document)) ?? null;
}

/**
 * Looks for the first line that tells what a file is, never at its name. Output of other tools before it is skipped; a
 * JSON document after such output is only considered when no line of the file belongs to a format of lines.
 */
export async function recognise(chunks: AsyncIterable<string>): Promise<Recognised> {
  let found: Recognised | null = null;
  const json: number[] = [];
  let isFirst = true;
  const lines = new LineSplitter((line, offset) => {
    if (found !== null || line.trim() === '') return;
    const start = line.length - line.trimStart().length;
    const format = LINE_FORMATS.find((one) => one.recognises(line));
    if (format) found = { kind: 'lines', format };
    else if (/^<(\?xml\s|testsuites?[\s>])/.test(line)) {
      found = { kind: 'xml', from: offset + start };
    } else if (/^\s*[[{]/.test(line) && (isFirst || start === 0) && json.length < MAX_JSON_STARTS) {
      json.push(offset + start);
    }
    isFirst = false;
  });
  let seen = 0;
  let isBlank = true;
  for await (const chunk of chunks) {
    // XML may be one line of any length: its first character is enough.
    const start: number = isBlank ? chunk.search(/\S/) : -1;
    if (start >= 0 && chunk[start] === '<') return { kind: 'xml', from: seen + start };
    isBlank &&= start < 0;
    seen += chunk.length;
    lines.write(chunk);
    if (found !== null) return found;
  }
  lines.end();
  if (found !== null) return found;
  if (json.length > 0) return { kind: 'json', from: json };
  return isFirst ? { kind: 'empty' } : { kind: 'unknown' };
}
