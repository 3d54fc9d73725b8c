import type { PathIndex } from '../../check/files/path-index.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { type Quantity, quantityOf, type Token } from '../markdown/token.js';
import { countedNouns } from './quantities.js';

/** How large a change is said to be. */
export interface StatedSize {
  readonly what: 'files' | 'added files' | 'deleted files' | 'lines' | 'added lines' | 'deleted lines';
  readonly quantity: Quantity;
  /** "~50", "about 50". */
  readonly isVague: boolean;
  /** Index of the number’s token. */
  readonly token: number;
  /** Files in the brackets behind it. */
  readonly named: readonly string[];
}

const FILES = new Set(['file']);
const VERB = /^(?:changed|modified|touched|updated|edited)$/i;
const ACTIVE = /^(?:changed|changes|modified|modifies|touched|touches|updated|updates|edited|edits)$/i;
/** Words between a number and "files" that leave nothing out. */
const NEUTRAL = /^(?:total|different|separate|distinct|source)$/;

/** "Alert if >50 files changed" is a rule; "changes across 5 files" are counted otherwise. */
const NO_FACT = /\b(?:across|if|when|whenever|unless|per commit|threshold|limit|maximum|each|every)\b/i;

/** The size that a sentence gives a change; null for none. */
export function statedSize(sentence: Sentence, paths: PathIndex): StatedSize | null {
  if (sentence.mood !== 'present' && sentence.mood !== 'past') return null;
  if (sentence.fence || NO_FACT.test(sentence.text.slice(0, 400))) return null;
  return labelled(sentence, paths) ?? filesChanged(sentence, paths) ?? filesOfKind(sentence);
}

/** The lines of "32 files changed, 417 insertions(+), 180 deletions(-)", as git sums up a commit. */
export function statedLines(sentence: Sentence): StatedSize[] {
  if (!/\bfiles? changed\b/i.test(sentence.text.slice(0, 400))) return [];
  return countedNouns(asWords(sentence), LINES).map(({ quantity, noun, token }) => ({
    what: noun === 'insertion' ? 'added lines' : 'deleted lines',
    quantity,
    isVague: false,
    token,
    named: [],
  }));
}

const LINES = new Set(['insertion', 'deletion']);

/** `insertions(+)` is a word with a sign behind it. */
function asWords(sentence: Sentence): Sentence {
  const tokens = sentence.tokens.map((token) =>
    token.kind === 'word' ? { ...token, text: token.text.replace(/\([+-]\)$/, '') } : token,
  );
  return { ...sentence, tokens };
}

/** "2 files changed", "touches only 2 files". */
function filesChanged(sentence: Sentence, paths: PathIndex): StatedSize | null {
  const { tokens } = sentence;
  for (const { quantity, token, nounToken, between } of countedNouns(sentence, FILES)) {
    if (!between.every((word) => NEUTRAL.test(word))) continue;
    const after = tokens[nounToken + (/^(?:were|was|are)$/i.test(tokens[nounToken + 1]?.text ?? '') ? 2 : 1)];
    const before = tokens.slice(Math.max(0, token - 3), token);
    const verb = before.findLast(({ text }) => !/^(?:only|just|exactly|a|total|of)$/i.test(text));
    if (
      !(after?.kind === 'word' && VERB.test(after.text)) &&
      !(verb?.kind === 'word' && ACTIVE.test(verb.text))
    )
      continue;
    return { what: 'files', quantity, isVague: false, token, named: filesBehind(sentence, nounToken, paths) };
  }
  return null;
}

/** Words between such a number and "files" that say what they were, and leave nothing out. */
const JUDGED =
  /^(?:total|obsolete|unused|old|dead|new|legacy|redundant|duplicate|deprecated|stale|unnecessary)$/;

/** "Removed 30+ obsolete files". */
function filesOfKind(sentence: Sentence): StatedSize | null {
  const { tokens } = sentence;
  for (const { quantity, token, between } of countedNouns(sentence, FILES)) {
    const verb =
      tokens[/^(?:over|only|just|exactly)$/i.test(tokens[token - 1]?.text ?? '') ? token - 2 : token - 1];
    const what = DONE.find(([form]) => verb?.kind === 'word' && form.test(verb.text))?.[1];
    if (what && between.every((word) => JUDGED.test(word)))
      return { what, quantity, isVague: false, token, named: [] };
  }
  return null;
}

const DONE: readonly (readonly [RegExp, StatedSize['what']])[] = [
  [/^(?:removed|removes|deleted|deletes)$/i, 'deleted files'],
  [/^(?:added|adds|created|creates)$/i, 'added files'],
];

const LABELS: readonly (readonly [RegExp, StatedSize['what']])[] = [
  [/^(?:total )?files? (?:modified|changed|touched|updated|edited)$/, 'files'],
  [/^(?:total )?(?:modified|changed) files?$/, 'files'],
  [/^(?:code )?(?:lines?|loc) (?:of code )?(?:changed|modified|added\/modified|added\/changed)$/, 'lines'],
  [/^(?:lines? added|insertions)$/, 'added lines'],
  [/^(?:lines? (?:deleted|removed)|deletions)$/, 'deleted lines'],
];

/** "Files modified: 2 (`a.py`, `b.py`)", "Lines added: ~50". */
function labelled(sentence: Sentence, paths: PathIndex): StatedSize | null {
  const what = LABELS.find(([form]) => form.test(sentence.label))?.[1];
  const colon = what ? sentence.tokens.findIndex(({ text }) => text === ':') : -1;
  const token = colon < 0 ? -1 : numberFrom(sentence.tokens, colon + 1);
  const written = sentence.tokens[token]?.text ?? '';
  const quantity = quantityOf(written.replace(/^[~≈+-]/, ''));
  if (!what || quantity?.unit !== '' || !Number.isInteger(quantity.value)) return null;
  const isVague =
    /^[~≈]/.test(written) ||
    /^(?:[~≈]|about|around|approximately|roughly)$/i.test(sentence.tokens[token - 1]?.text ?? '');
  return {
    what,
    quantity,
    isVague,
    token,
    named: what === 'files' ? filesBehind(sentence, token, paths) : [],
  };
}

function numberFrom(tokens: readonly Token[], from: number): number {
  const at = tokens.findIndex(({ kind, text }, i) => i >= from && kind === 'word' && /\d/.test(text));
  const between = at < 0 ? [] : tokens.slice(from, at);
  return between.every(
    ({ kind, text }) => kind === 'mark' || /^(?:only|about|around|approximately|roughly)$/i.test(text),
  )
    ? at
    : -1;
}

function filesBehind(sentence: Sentence, token: number, paths: PathIndex): string[] {
  if (!sentence.tokens.slice(token + 1, token + 3).some(({ text }) => text === '(')) return [];
  return fileMentions(sentence, paths)
    .filter((mention) => mention.token > token)
    .map(({ written }) => written);
}
