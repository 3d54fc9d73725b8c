import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { restoreAmpersands, XmlPreparer } from './prepare-xml.js';
import type { ReportSink, XmlElement, XmlReader } from './report-format.js';

const MAX_TEXT = 8 * 1024;
const MAX_DEPTH = 1000;

/** What a strict parser objects to although nothing of the structure is in doubt. */
const HARMLESS: readonly (readonly [RegExp, string | null])[] = [
  [/disallowed character\.$|malformed character entity/, 'holds characters that XML forbids'],
  [/undefined entity|character in entity name|empty entity/, 'refers to entities, which are never expanded'],
  [/only one root/, 'holds several documents; all were read'],
  [/must (be|appear) at the start of the document/, null],
  [/text data outside of root|inappropriately located doctype/, null],
  [/version number|encoding value|standalone value|XML declaration|must be quoted/, null],
  // The parser checks the declaration of a second document against the rest of the first one’s.
  [/expected (one of|the name) |any more name.value pairs/, null],
  [/"]]>" is disallowed|duplicate attribute|no whitespace between|whitespace required/, null],
  [/malformed comment|unquoted attribute|attribute without value|in attribute name|in tag name$/, null],
];

/** A running XML parse. */
export interface XmlParse {
  write(chunk: string): void;
  /** @returns why the document is broken, null when it is whole */
  end(): string | null;
}

/**
 * Reads XML as it comes. No external or declared entity is ever expanded, and nothing is fetched. Errors do not end the
 * reading: what can be read goes to the readers, what is wrong to the sink.
 *
 * @param readerFor is asked at each root element; null for a root that no format knows
 */
export function parseXml(readerFor: (root: XmlElement) => XmlReader | null, sink: ReportSink): XmlParse {
  const parser = new SaxesParser();
  const preparer = new XmlPreparer();
  const readers = new Set<XmlReader>();
  let broken: string | null = null;
  let reader: XmlReader | null = null;
  let current: OpenElement | null = null;

  const onText = (text: string): void => {
    if (current && current.text.length < MAX_TEXT) {
      current.text += restoreAmpersands(text.slice(0, MAX_TEXT - current.text.length));
    }
  };
  const listen = (): void => {
    if (current !== null && reader?.textOf.has(current.name)) parser.on('text', onText);
    else parser.off('text');
  };
  parser.on('error', (error) => {
    const known = HARMLESS.find(([pattern]) => pattern.test(error.message));
    if (known === undefined) broken ??= `is not well-formed XML: ${error.message}`;
    else if (known[1] !== null) sink.problem(known[1]);
  });
  parser.on('cdata', (text) => {
    if (current !== null && reader?.textOf.has(current.name)) onText(text);
  });
  parser.on('opentag', (tag) => {
    current = elementOf(tag, current);
    if (current.depth > MAX_DEPTH) throw new TooDeep();
    if (current.depth === 0) {
      reader = readerFor(current);
      if (reader) readers.add(reader);
    }
    reader?.open(current);
    listen();
  });
  parser.on('closetag', () => {
    if (current) reader?.close(current);
    current = current?.parent ?? null;
    listen();
  });

  const guarded = (step: () => void): void => {
    if (broken?.startsWith('cannot')) return;
    try {
      step();
    } catch (error) {
      // Absurd nesting, a string longer than the engine allows, or half a character: give up, keep what was read.
      const isUnreadable = error instanceof RangeError && /string length|code point/.test(error.message);
      if (!(error instanceof TooDeep || isUnreadable)) throw error;
      broken =
        'cannot be read to its end: an element is nested too deep or too long, or a character is half of one';
    }
  };
  return {
    write(chunk) {
      // Other control characters come from output that was captured; NUL comes from a disk that lost the file’s end.
      if (chunk.includes('\0')) broken ??= 'holds NUL characters, as damaged files do';
      guarded(() => parser.write(preparer.write(chunk)));
    },
    end() {
      guarded(() => parser.write(preparer.end()).close());
      for (const used of readers) used.end?.();
      return broken;
    },
  };
}

class TooDeep extends Error {}

interface OpenElement extends XmlElement {
  readonly parent: OpenElement | null;
  readonly depth: number;
}

function elementOf(tag: SaxesTagPlain, parent: OpenElement | null): OpenElement {
  const attributes = tag.attributes;
  for (const key in attributes) attributes[key] = restoreAmpersands(attributes[key] ?? '');
  const name = tag.name.slice(tag.name.indexOf(':') + 1);
  return { name, attributes, parent, text: '', depth: parent === null ? 0 : parent.depth + 1 };
}
