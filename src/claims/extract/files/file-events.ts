import type { PathIndex } from '../../check/files/path-index.js';
import type { Deed } from '../../check/history/deed.js';
import { isListingFence, type Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { type FileMention, fileMentions } from './file-mentions.js';

/** Something that is said to have been done to a file. */
export interface FileEvent {
  readonly mention: FileMention;
  readonly deed: Deed;
  /** The word that says it; where a list does, the file itself. */
  readonly token: number;
}

const ADDED = /^(?:added|adds|created|creates|introduced|introduces)$/i;
const DELETED = /^(?:deleted|deletes|removed|removes|eliminated|eliminates|dropped)$/i;
const CHANGED =
  /^(?:updated|updates|modified|modifies|changed|changes|edited|refactored|rewrote|rewritten|touched|touches|enhanced|fixed|fixes|migrated|adjusted|corrected|patched|cleaned|repaired)$/i;

/** What the sentence says was done to the files it names; each file once. */
export function fileEvents(sentence: Sentence, paths: PathIndex): FileEvent[] {
  if (sentence.fence && !isListingFence(sentence.fence)) return [];
  if (sentence.mood !== 'present' && sentence.mood !== 'past') return [];
  const mentions = fileMentions(sentence, paths).filter(({ isImport, lines }) => !isImport && !lines);
  const found = new Map<string, FileEvent>();
  for (const mention of mentions) {
    if (found.has(mention.written) || mention.match.kind === 'folder') continue;
    const event = sentence.fence ? listed(sentence, mention) : eventOf(sentence, mention);
    if (event) found.set(mention.written, event);
  }
  return [...found.values()];
}

function eventOf(sentence: Sentence, mention: FileMention): FileEvent | null {
  return (
    listed(sentence, mention) ??
    behind(sentence, mention) ??
    before(sentence, mention) ??
    under(sentence, mention)
  );
}

/** `D  app/a.py`, as `git show --name-status` lists it. */
function listed({ tokens, place }: Sentence, mention: FileMention): FileEvent | null {
  const letter = tokens[0]?.text ?? '';
  const deed = { A: 'added', M: 'changed', D: 'deleted' }[letter] as Deed | undefined;
  if (!deed || mention.token !== 1 || (place !== 'fence' && place !== 'item')) return null;
  return { mention, deed, token: mention.token };
}

/** Words between a file and the verb: "was then completely". */
const ADVERB =
  /^(?:file|module|script|was|were|is|has|have|been|now|then|since|just|also|already|newly|both|\w{2,20}ly|new|✅|❌|[():*_|→–—-])$/i;
/** Words between them that are looked at. */
const NEAR = 7;

/** "`a.py` was deleted", "`a.py` ✅ Created", "`a.py` (completely removed)". */
function behind({ tokens }: Sentence, mention: FileMention): FileEvent | null {
  let at = mention.token + 1;
  while (at < mention.token + NEAR && isBeforeVerb(tokens, at)) at += 1;
  const verb = tokens[at];
  const said = isNew(tokens, mention, at) ? 'added' : deedSaid(verb);
  if (!said || !isParticiple(verb) || isDenied(tokens, at)) return null;
  // "`a.py`: removed unused imports" changed the file, "`a.py` was removed from the list" something else.
  const next = tokens[at + 1];
  if (endsHere(next)) return { mention, deed: said, token: at };
  const isRow = tokens.slice(mention.token + 1, at).some(({ text }) => /^[:–—-]$/.test(text));
  const isDone = said === 'changed' && /^(?:to|with|for)$/i.test(next?.text ?? '');
  return isRow || isDone ? { mention, deed: 'changed', token: at } : null;
}

/** "`a.py` was then", "`a.py` identified and". */
function isBeforeVerb(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  return ADVERB.test(text) || FOUND.test(text) || (text === 'and' && FOUND.test(tokens[at - 1]?.text ?? ''));
}

const FOUND = /^(?:found|identified|located|detected)$/i;

/** "`a.py` (new)", "`a.py` (new file)", "`a.py` - NEW". */
function isNew(tokens: readonly Token[], { token }: FileMention, at: number): boolean {
  const words = tokens.slice(token + 1, at + 1).filter(({ kind }) => kind === 'word');
  return (
    /^[(–—-]$/.test(tokens[token + 1]?.text ?? '') &&
    /^new$/i.test(words[0]?.text ?? '') &&
    words.every(({ text }) => /^(?:new|file|module|script)$/i.test(text)) &&
    endsHere(tokens[at])
  );
}

function isParticiple(verb: Token | undefined): boolean {
  return !verb || !/s$/i.test(verb.text);
}

/** Nothing follows that the verb could have as its object. */
function endsHere(next: Token | undefined): boolean {
  return (
    !next ||
    (next.kind === 'mark' && !/^["'([{<]$/.test(next.text)) ||
    next.text === '(' ||
    /^(?:up|in|by|on|as|during|via|with|after|before|and|but|successfully|completely|entirely|at)$/i.test(
      next.text,
    )
  );
}

/** Words between a verb and the file it is said of. */
const BETWEEN =
  /^(?:the|a|an|file|files|module|script|new|old|legacy|obsolete|deprecated|unused|duplicate|redundant|entire|whole|dead|and|[,:&*_])$/i;
const INSIDE = /^(?:to|in|into|from|within|inside|of)$/i;
/** Words that an object may have before "in `a.py`". */
const LONGEST_OBJECT = 10;

/** "Removed `a.py` and `b.py`", "created the file `a.py`"; "added a limit to `a.py`" changed it. */
function before({ tokens }: Sentence, mention: FileMention): FileEvent | null {
  let at = mention.token - 1;
  while (at >= 0 && isBetween(tokens[at])) at -= 1;
  const said = deedSaid(tokens[at]);
  if (said && isActive(tokens, at)) return { mention, deed: said, token: at };
  if (!INSIDE.test(tokens[at]?.text ?? '')) return null;
  const lowest = Math.max(0, at - LONGEST_OBJECT);
  for (let i = at - 1; i >= lowest; i -= 1) {
    if (/^[.;:]$/.test(tokens[i]?.text ?? '')) return null;
    if (!deedSaid(tokens[i])) continue;
    return isActive(tokens, i) ? { mention, deed: 'changed', token: i } : null;
  }
  return null;
}

function isBetween(token: Token | undefined): boolean {
  return (
    token !== undefined && (token.kind === 'code' ? /\.\w{1,5}$/.test(token.text) : BETWEEN.test(token.text))
  );
}

/** The verb begins what is said, or a commit or a change does it: in "the tests changed `a.py`" something else did. */
function isActive(tokens: readonly Token[], at: number): boolean {
  if (isDenied(tokens, at)) return false;
  const earlier = tokens.slice(Math.max(0, at - 3), at).filter(({ kind }) => kind !== 'mark');
  const words = earlier.filter(
    ({ text }) => !/^(?:\w{2,20}ly|also|then|and|just|has|have|we|i)$/i.test(text),
  );
  const last = words.at(-1);
  return (
    !last ||
    tokens.slice(at - 3 < 0 ? 0 : at - 3, at).some(({ text }) => text === ':') ||
    /^(?:commit|change|fix|pr|merge|it|this|that|which|[0-9a-f]{7,40})$/i.test(last.text) ||
    deedSaid(last) !== null
  );
}

const LISTED =
  /^\W{0,6}(?:(?:key|main|core|the|other|test|source|production|new|relevant) ){0,2}(?:files?|modules?)(?: that were)? (modified|changed|updated|touched|edited|created|added|removed|deleted)\b/i;
/** "Documentation created: `a.md`": what stands right behind the colon. */
const LABEL = /^(?:[a-z-]{2,20} ){1,3}(modified|changed|updated|created|added|removed|deleted)$/;
const LISTED_TOO =
  /^\W{0,6}(modified|changed|updated|created|added|new|removed|deleted)(?: (?:test|source|core|key))? (?:files?|modules?)\b/i;

/** "Several files were automatically cleaned up:", above a list of them. */
const LED =
  /\b(?:files?|modules?|scripts?|tests?|suites?|documents?) (?:was|were|have been|has been|are|is)(?: (?:\w{2,20}ly|also|already|now|then)){0,2} (\w{5,12})(?: up)?\W{0,4}:\W{0,3}$/i;

/** "Files modified:" above a list that begins with the file. */
function under({ tokens, label, parent, headings, place }: Sentence, mention: FileMention): FileEvent | null {
  const isFirst = tokens.slice(0, mention.token).every(({ kind }) => kind === 'mark');
  const isBehindLabel =
    tokens[mention.token - 1]?.text === ':' || (tokens[mention.token - 1]?.text === '*' && label !== '');
  const labelled = isBehindLabel ? LABEL.exec(label)?.[1] : undefined;
  const own = labelled === undefined ? null : deedOfWord(labelled);
  if (own) return { mention, deed: own, token: mention.token };
  const above = [label, ...(place === 'item' && isFirst ? [parent?.text ?? '', headings.at(-1) ?? ''] : [])];
  for (const each of above) {
    const text = each.slice(0, 80);
    const verb = (LISTED.exec(text) ?? LISTED_TOO.exec(text))?.[1];
    const deed = verb === undefined ? null : /^new$/i.test(verb) ? 'added' : deedOfWord(verb);
    if (deed) return { mention, deed, token: mention.token };
  }
  return isFirst ? underLead({ place, parent }, mention) : null;
}

function underLead(
  { place, parent }: Pick<Sentence, 'place' | 'parent'>,
  mention: FileMention,
): FileEvent | null {
  const deed = place === 'item' ? deedOfLead(parent) : null;
  return deed && { mention, deed, token: mention.token };
}

function deedOfLead(lead: Sentence | null): Deed | null {
  if (!lead || (lead.mood !== 'present' && lead.mood !== 'past')) return null;
  const verb = LED.exec(lead.text.slice(-120))?.[1];
  return verb === undefined ? null : deedOfWord(verb);
}

/** "Added in commit `abc1234`", as an item below that of the file. */
export function eventOfItem(sentence: Sentence, paths: PathIndex): FileEvent[] {
  const { place, parent, tokens, mood } = sentence;
  if (place !== 'item' || !parent || (mood !== 'present' && mood !== 'past')) return [];
  const first = tokens.findIndex(
    ({ kind, text }) => kind === 'word' && !/^(?:first|initially|originally|was)$/i.test(text),
  );
  const deed = first < 0 || first > 2 ? null : deedSaid(tokens[first]);
  const next = tokens.slice(first + 1, first + 3).map(({ text }) => text.toLowerCase());
  if (!deed || !/^(?:in|by|with)$/.test(next[0] ?? '') || next[1] !== 'commit') return [];
  const files = fileMentions(parent, paths).filter(({ isImport }) => !isImport);
  const [file] = files;
  const isOne = new Set(files.map(({ written }) => written)).size === 1;
  return file && isOne ? [{ mention: file, deed, token: first }] : [];
}

function isDenied(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 3), at)
    .some(({ text }) => /^(?:not|never|no|nor|neither|without|cannot|be|to|if|being)$|n['’]t$/i.test(text));
}

function deedSaid(token: Token | undefined): Deed | null {
  return token?.kind === 'word' ? deedOfWord(token.text) : null;
}

/** What a verb says that was done; null for any other word. */
export function deedOfWord(word: string): Deed | null {
  if (ADDED.test(word)) return 'added';
  if (DELETED.test(word)) return 'deleted';
  return CHANGED.test(word) ? 'changed' : null;
}
