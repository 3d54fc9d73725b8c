import type { Reading } from '../../check/context.js';
import { fileMentions } from '../files/file-mentions.js';
import { isListingFence, type Sentence } from '../markdown/document.js';
import { isIdentifier } from '../markdown/token.js';
import type { SymbolMention } from '../names/symbol-mentions.js';

/** Lines above in which the file of a label is looked for. */
const FARTHEST = 6;

/**
 * A line of a listing that labels a name: `Class: HubTests`, `Function: open_hub()`, `- class Hub (the core)`, below the path
 * of its file.
 */
export function labelledName(reading: Reading, sentence: Sentence): SymbolMention | null {
  const { fence, mood } = sentence;
  if (!fence || !isListingFence(fence) || mood !== 'present' || fence.mood !== 'present') return null;
  const found = labelled(sentence) ?? listed(fence.lines[sentence.line - fence.firstLine] ?? '');
  if (!found || !(found.isListed || isIdentifier(found.written))) return null;
  const name = found.written.replace(/\(.{0,80}\)$/, '');
  const place = fileAbove(reading, sentence);
  // In a list of files, what stands below one is in it; else it may be anything.
  if (/[.:#]/.test(name) || (found.isListed && place === null)) return null;
  return {
    line: sentence.line,
    written: found.written,
    name,
    owner: null,
    says: 'exists',
    parameter: null,
    isOfVariable: false,
    isFirm: true,
    isSaid: true,
    isPlain: false,
    isNamed: true,
    isUnset: false,
    isFunction: found.isFunction,
    place,
  };
}

interface Named {
  readonly written: string;
  readonly isFunction: boolean;
  readonly isListed: boolean;
}

function labelled({ tokens }: Sentence): Named | null {
  const at = tokens[0]?.kind === 'mark' ? 1 : 0;
  const [label, colon, named] = tokens.slice(at);
  if (!/^(?:test )?(?:class|function|method)$/i.test(label?.text ?? '') || colon?.text !== ':' || !named)
    return null;
  return { written: named.text, isFunction: !/class/i.test(label?.text ?? ''), isListed: false };
}

/** A definition as an item of a list, with what it is behind it: code has no such marks. */
function listed(line: string): Named | null {
  if (line.length > 300) return null;
  const [, kind = '', written] = LISTED.exec(line) ?? [];
  return written === undefined ? null : { written, isFunction: kind !== 'class', isListed: true };
}

const LISTED =
  /^[\s│]{0,20}(?:[-*+•]|[├└]─{1,3}|\d{1,3}[.)])\s{1,4}(?:async )?(class|def|function) ([A-Za-z_]\w{2,100})(?![\w.])/;

/** The one file that the nearest line above names; null for none, and for one that may be any of several. */
function fileAbove(reading: Reading, { fence, index }: Sentence): string | null {
  const { sentences } = reading.document;
  for (let i = index - 1; i >= Math.max(0, index - FARTHEST); i -= 1) {
    const above = sentences[i];
    if (!above || above.fence !== fence) return null;
    const files = fileMentions(above, reading.paths);
    const [file] = files;
    if (!file) continue;
    const [path, ...others] = file.match.kind === 'file' ? file.match.paths : [];
    return files.length === 1 && others.length === 0 ? (path ?? null) : null;
  }
  return null;
}
