import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { InputError } from '../errors.js';

/** A YAML or JSON text as data, with the place of every part of it. */
export interface PositionedText {
  /** File name for messages; never absolute unless the user typed it so. */
  readonly file: string;
  readonly value: unknown;
  /** Line and column (1-based) of the value at a path, or of the key that leads to it. */
  locate(path: readonly PropertyKey[], what?: 'key' | 'value'): Place;
}

/** A place in a text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** More than any configuration needs; less than what keeps the parser of YAML busy for long. */
export const LARGEST_CONFIG = 256 * 1024;

/**
 * Reads YAML or JSON, keeping positions. Aliases that would blow up are refused; no tag runs anything.
 * @throws InputError naming file, line and column
 */
export function readPositioned(file: string, text: string): PositionedText {
  if (text.length > LARGEST_CONFIG)
    throw new InputError(
      `${file} is larger than 256 KiB`,
      'A configuration is a page or two; name another file.',
    );
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const problem = document.errors[0];
  if (problem) throw syntaxError(file, lines.linePos(problem.pos[0]), problem.message);
  if (file.endsWith('.json')) assertJson(file, content, lines);
  assertPlainKeys(file, document, lines);
  return {
    file,
    value: toData(file, document),
    locate: (path, what = 'value') => {
      const offset = offsetOf(document.contents, path, what);
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
  };
}

/** A list or a map for a key would be written out as text, its own keys in it once more, and so on: each doubles the length. */
function assertPlainKeys(file: string, document: Document.Parsed, lines: LineCounter): void {
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) || key === null) return;
      throw syntaxError(file, lines.linePos(startOf(key)), 'a key has to be a plain text');
    },
  });
}

function toData(file: string, document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    if (error instanceof ReferenceError)
      throw new InputError(
        `${file}: ${error.message}`,
        'Write the values out instead of using YAML aliases.',
        {
          cause: error,
        },
      );
    throw error;
  }
}

/** YAML reads nearly all JSON, and more: what claims to be JSON has to be JSON. */
function assertJson(file: string, text: string, lines: LineCounter): void {
  if (text.trim() === '') return;
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    throw syntaxError(file, lines.linePos(offset), message.replace(/ in JSON at position.*$/s, ''));
  }
}

function syntaxError(file: string, place: { line: number; col: number }, message: string): InputError {
  const kind = file.endsWith('.json') ? 'JSON' : 'YAML';
  return new InputError(
    `${file}:${Math.max(place.line, 1)}:${Math.max(place.col, 1)}: not readable as ${kind}: ${message}`,
    `Mend the ${kind} there.`,
  );
}

/** The offset of the deepest part of a path that is really there. */
function offsetOf(root: unknown, path: readonly PropertyKey[], what: 'key' | 'value'): number {
  let node = root;
  let offset = startOf(root);
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && keyText(item.key) === String(step));
      if (!pair) return offset;
      const key = startOf(pair.key);
      const value = startOf(pair.value);
      offset = last && what === 'key' ? key : value || key;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) || offset;
    } else return offset;
  }
  return offset;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
