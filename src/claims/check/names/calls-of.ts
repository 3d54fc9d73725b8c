import type { CheckContext } from '../context.js';
import type { Places } from '../count/counted.js';
import { countedText, placesOf } from '../count/counting.js';
import { inCode } from '../count/in-code.js';
import { knowledgeOf } from './definitions.js';

/** Where a function is called, as the syntax tells; its definitions, and what is said of it in strings, are none. */
export interface Calls {
  readonly production: Places['lines'];
  readonly tests: Places['lines'];
  /** Lines of production code that name it and do not call it: it may be handed on, and called elsewhere. */
  readonly handed: Places['lines'];
  /** Files that define it. */
  readonly defining: readonly string[];
}

/**
 * The calls of a function that one file defines: of a name that several have it cannot be told which of them is called.
 * @returns null where that is so, where nothing defines it, or where it stands in too many lines
 */
export async function callsOf(context: CheckContext, name: string): Promise<Calls | null> {
  const known = await knowledgeOf(context, name);
  const own = (known?.definitions ?? []).filter(({ path }) => context.classOf(path) !== 'backup');
  const defining = [...new Set(own.map(({ path }) => path))];
  const counted = countedText(`${name}()`);
  const written = counted && placesOf(context, counted);
  if (defining.length !== 1 || !written) return null;
  const named = countedText(name);
  const lines = written.lines.filter(({ isCode, class: kind }) => isCode && kind !== 'backup');
  const code = lines.length === 0 ? { lines } : await inCode(context, `${name}(`, { lines });
  if (!code) return null;
  // A method is called on something: what the syntax finds by the bare name are other calls.
  const found = new Set(code.lines.map(({ path, line }) => `${path}:${line}`));
  const dotted = lines.filter(
    ({ path, line, text }) => !found.has(`${path}:${line}`) && new RegExp(`^[^#'"]*\\.${name}\\(`).test(text),
  );
  const calls = [...code.lines, ...dotted];
  return {
    production: calls.filter(({ class: kind }) => kind === 'production'),
    tests: calls.filter(({ class: kind }) => kind === 'test'),
    handed: ((named && placesOf(context, named))?.lines ?? []).filter(
      ({ isCode, class: kind, text }) => isCode && kind === 'production' && isHanded(text, name),
    ),
    defining,
  };
}

/** `register(open_hub)`, `run = open_hub`; an import, a line of a list of names, a definition or a remark is none. */
function isHanded(text: string, name: string): boolean {
  return (
    new RegExp(`^[^#'"]*(?<![\\w$])${name}(?![\\w$])(?!\\s*\\()`).test(text) &&
    !/\bimport\b|\b(?:def|class|function)\s|^\s*\w+(?: as \w+)?,?\s*(?:#.*)?$|^\s*(?:\/\/|\*)/.test(text)
  );
}
