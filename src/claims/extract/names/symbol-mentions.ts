import type { Reading } from '../../check/context.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { familiar } from '../words/familiar-names.js';
import { packageNamed } from './package-named.js';
import { parameterSaid } from './parameter-said.js';
import { isPlainName, isTakenBack, symbolName } from './symbol-name.js';

/** A name of code in a sentence, and what the sentence says of it. */
export interface SymbolMention {
  readonly line: number;
  /** As it stands in the text. */
  readonly written: string;
  /** Its last part: `create` of `Manager.create()`. */
  readonly name: string;
  /** The class before it; null without one. */
  readonly owner: string | null;
  /** `added`: it came once, which says nothing of its being there still. */
  readonly says: 'exists' | 'added' | 'missing' | 'removed' | 'async' | 'sync' | 'parameter';
  readonly parameter: string | null;
  /** It is called on a variable: only where code defines it is it known to be of this repository. */
  readonly isOfVariable: boolean;
  /** It is certainly meant as a name of this repository. */
  readonly isFirm: boolean;
  /** It stands in plain words: only where code defines it is it a name at all. */
  readonly isPlain: boolean;
  /** The sentence says outright that it exists: "`A` exists", "`A` is defined in …". */
  readonly isSaid: boolean;
  /** It is said to be the name of a class or function: "the classes are named `A` and `B`". */
  readonly isNamed: boolean;
  /** It is said to be a function or method, or written as a call. */
  readonly isFunction: boolean;
  /** The one file that it is said to be, or not to be, defined in: "`f` is defined in `a.py`"; null where none is named. */
  readonly place: string | null;
}

/** The names of a sentence: code spans, and names that stand as the bold head of a list item. */
export function symbolMentions(reading: Reading, sentence: Sentence): SymbolMention[] {
  if (sentence.fence) return [];
  const files = new Set(fileMentions(sentence, reading.paths).map(({ token }) => token));
  const seen = new Set<string>();
  return sentence.tokens.flatMap((token, i) => {
    if (files.has(i) || seen.has(token.text)) return [];
    const parsed = symbolName(token, sentence);
    if (!parsed || familiar(parsed.name, parsed.owner)) return [];
    const isPlain = isPlainName(token, sentence);
    if (isTakenBack(sentence, i)) return [];
    seen.add(token.text);
    const said = saidOf(reading, sentence, i);
    if (!said || (parsed.isOfVariable && said.says !== 'exists')) return [];
    const { says, place } = said;
    const parameter = says === 'exists' ? parameterSaid(sentence, i) : null;
    return [
      {
        ...parsed,
        ...(parameter === null ? { says, parameter } : { says: 'parameter' as const, parameter }),
        line: token.line,
        written: token.text,
        isFirm: token.kind === 'code',
        isPlain,
        isSaid: saysThere(sentence, i),
        isNamed: isNamed(sentence, i),
        isFunction:
          token.text.endsWith(')') || /^(?:method|function)s?$/i.test(sentence.tokens[i + 1]?.text ?? ''),
        place,
      },
    ];
  });
}

/** What a sentence says of its i-th name, and of which file; null where it says nothing that could be looked for. */
function saidOf(
  reading: Reading,
  sentence: Sentence,
  i: number,
): Pick<SymbolMention, 'says' | 'place'> | null {
  if (isContrasted(sentence, i) || isModuleAbsent(sentence, i)) return null;
  const denied = isDenied(sentence, i);
  const says = denied ? 'missing' : sayingOf(sentence, i);
  if (says === 'missing' && isMade(words(sentence, i + 1, i + 9))) return null;
  if (says === 'exists' && isNone(sentence, i)) return null;
  if (denied || (says === 'missing' && saysWhere(sentence, i))) {
    // "Without `f`" says where it is not, or nothing; "not exported from the hub package" says where in other words.
    const place = fileNamed(reading, sentence) ?? packageNamed(reading, sentence, i);
    return place === null ? null : { says, place };
  }
  const place = placeOf(reading, sentence, i);
  if (says !== 'exists') return { says, place };
  if (isAdded(sentence, i) || isVariableThen(sentence, i)) return { says: 'added', place };
  return isElsewhen(sentence, i) ? null : { says, place };
}

/** What shall be made is not there yet, and what was may be gone. */
function isElsewhen(sentence: Sentence, i: number): boolean {
  if (sentence.mood === 'past') return !isOutcome(sentence, i);
  return (
    /^(?:proposal|conditional)$/.test(sentence.mood) &&
    words(sentence, 0, i).some((word) => MAKING.test(word))
  );
}

function words(sentence: Sentence, from: number, to: number): string[] {
  return sentence.tokens
    .slice(Math.max(0, from), to)
    .map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : kind === 'mark' ? text : ''));
}

function sayingOf(sentence: Sentence, i: number): SymbolMention['says'] {
  if (sentence.mood !== 'present' && sentence.mood !== 'past') return 'exists';
  const before = words(sentence, i - 3, i).join(' ');
  const after = words(sentence, i + 1, i + 8);
  if (saysMissing(before, after, sentence, i)) return 'missing';
  if (saysRemoved(sentence, i) || NEVER_MADE.test(after.join(' '))) return 'removed';
  if (/\b(?:sync|synchronous) function :?$/.test(before)) return 'sync';
  if (/\basync(?:hronous)? function :?$/.test(before)) return 'async';
  return kindOfCall(after) ?? 'exists';
}

/** "is async", "is synchronous", "returns a coroutine". */
function kindOfCall([verb = '', word = '', more = '']: readonly string[]): 'async' | 'sync' | null {
  if (verb === 'is' && /^async(?:hronous)?$/.test(word) && !/^(?:and|but|or)$/.test(more)) return 'async';
  if (verb === 'is' && /^sync(?:hronous)?$/.test(word)) return 'sync';
  const returned = word === 'a' ? more : word;
  return /^returns?$/.test(verb) && /^(?:coroutine|promise)$/.test(returned) ? 'async' : null;
}

/** "The `a` and `b` methods have been removed in v5": gone, unless the words say out of what. */
function saysRemoved(sentence: Sentence, i: number): boolean {
  const said = words(sentence, i + 1, i + 9).join(' ');
  return /^(?:and |, )*(?:(?:method|function|option|class|constant|propert|field|flag)\w{0,3} )?(?:was|were|(?:has|have) been) (?:\w{2,20}ly )?(?:removed|deleted|dropped)(?! from)\b/.test(
    said.replace(/ {2,}/g, ' '),
  );
}

/** "The `f` method was added to `A`", "`f` has been introduced in 2.1". */
function isAdded(sentence: Sentence, i: number): boolean {
  return /^(?:(?:helper |compatibility )?(?:method|function|class|constant|helper|parameter) )?(?:was|were|(?:has|have) been) (?:\w{2,20}ly )?(?:added|introduced|implemented|created|defined)\b/.test(
    words(sentence, i + 1, i + 8).join(' '),
  );
}

/** "A global `_hub` variable was shared": it was there, and may be there still. */
function isVariableThen(sentence: Sentence, i: number): boolean {
  return (
    sentence.mood === 'past' &&
    sentence.tokens[i]?.kind === 'code' &&
    /^(?:variable|singleton|method|function|class|constant|parameter|field|attribute|decorator|fixture|flag)s?$/i.test(
      sentence.tokens[i + 1]?.text ?? '',
    )
  );
}

const ABSENT =
  /^(?:missing\b|(?:is|are) (?:missing|undefined|not (?:exported|defined|declared|implemented|there))\b|isn't (?:exported|defined|declared|implemented|there)\b|do(?:es)? not exist\b|doesn't exist\b|no longer exists?\b)/;

/** "`A` is not exported from …", "`A` does not exist in …": where it is not is said behind it. */
function saysWhere(sentence: Sentence, i: number): boolean {
  const after = words(sentence, i + 1, i + 9);
  const at = after.findIndex((word) => /^(?:in|from|by|on|within|inside)$/.test(word));
  const end = after.findIndex((word) => /^(?:[.;:,()–—-]|but|and|because)$/.test(word));
  const isHere = /^(?:the |this |our )?(?:code ?base|repository|repo|project|code|revision)\b/.test(
    after.slice(at + 1).join(' '),
  );
  return at >= 0 && (end < 0 || at < end) && !isHere;
}

const PARTS =
  /^(?:attribute|method|function|parameter|argument|field|property|import|class|constant|decorator|export)s?$/;

/** "No `f` in production", "no `f` calls remain", "missing `f` import", "`f` (deleted)": it may be anywhere else, which another kind looks at. */
function isNone(sentence: Sentence, i: number): boolean {
  const [next = ''] = words(sentence, i + 1, i + 2);
  const before = words(sentence, i - 2, i).join(' ');
  const isGone = /^\( (?:deleted|removed|missing|gone)\b/.test(words(sentence, i + 1, i + 3).join(' '));
  // "Missing `HubConfig` attributes": the class is there, and lacks them.
  const isOwner = /^_?[A-Z][a-z]/.test(sentence.tokens[i]?.text ?? '') && !/^(?:import|class)/.test(next);
  const isLacked = /\b(?:missing|lacks?|lacking)$/.test(before) && PARTS.test(next) && !isOwner;
  if (isGone || isLacked) return true;
  return (
    /\b(?:no|zero)$/.test(before) &&
    /^(?:|[.,;:)?]|in|calls?|usages?|references?|imports?|remains?|left|anywhere|found)$/.test(next)
  );
}

/** "The `store` module does not exist": no name, but a file. */
function isModuleAbsent(sentence: Sentence, i: number): boolean {
  const [noun = '', ...said] = words(sentence, i + 1, i + 6);
  return (
    /^(?:modules?|packages?|files?|scripts?|folder|directory)$/.test(noun) &&
    ABSENT.test(said.join(' ').replaceAll('’', "'"))
  );
}

/** "The `A` class was never implemented": what has come since may be another one. */
const NEVER_MADE =
  /^(?:(?:class|function|method|constant) )?(?:is|are|was|were) never (?:implemented|defined|created|written|added)\b/;

/** "Has `A`, not `B`": of the second nothing is said but what it is not. */
function isContrasted(sentence: Sentence, i: number): boolean {
  return /(?:^|[,(–—-] ?)(?:and |but )?not(?: an?| the)?$/.test(words(sentence, i - 3, i).join(' '));
}

/** "Was renamed to `A`", "were merged into `B`": that is what there is now. */
function isOutcome(sentence: Sentence, i: number): boolean {
  return /\b(?:renamed|moved|merged|consolidated|refactored|extracted|migrated) (?:to|into)(?: the)?$/.test(
    words(sentence, i - 4, i).join(' '),
  );
}

/** "`A` and `B` missing", "`A` does not exist", "there is no `A`". */
function saysMissing(before: string, after: readonly string[], sentence: Sentence, i: number): boolean {
  const said = after
    .slice(0, 5)
    .join(' ')
    .replaceAll('’', "'")
    .replace(/^(?:class|function|method|constant|exception) /, '');
  if (ABSENT.test(said)) return true;
  if (/\bthere (?:is|are) no$/.test(before) && /^[.;:,)]?$/.test(after[0] ?? '')) return true;
  // "`A` and `B` missing": the word behind the last of a list holds for all of it.
  const next = sentence.tokens.slice(i + 1, i + 3);
  return (
    /^(?:and|,|&)$/.test(after[0] ?? '') &&
    next[1]?.kind === 'code' &&
    sayingOf(sentence, i + 2) === 'missing'
  );
}

/** "No `LIMIT` constant", "without `f`", "neither class has `f`": the name that is denied, not one beside it. */
function isDenied(sentence: Sentence, i: number): boolean {
  if (sentence.mood !== 'present') return false;
  const before = words(sentence, i - 5, i)
    .join(' ')
    .replace(/.*[.,;:()–—-] ?/, '');
  const after = words(sentence, i + 1, i + 3).join(' ');
  return (
    /\b(?:without|lacks?|lacking|neither(?: \w{1,20}){1,3} (?:has|have|defines?)|do(?:es)? not (?:have|define|contain|include))(?: an?| any| the)?$/i.test(
      before,
    ) ||
    (/\b(?:no|has no|have no)$/i.test(before) &&
      /^(?:class |module )?(?:constants?|attributes?|methods?|functions?|fields?|class|property|definition)\b/.test(
        after,
      ))
  );
}

/** The one file that a sentence names; null for none and for several. */
function fileNamed(reading: Reading, sentence: Sentence): string | null {
  const files = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const [file, ...more] = files;
  const [path, ...others] = file?.match.paths ?? [];
  return path !== undefined && more.length === 0 && others.length === 0 ? path : null;
}

/** The file behind "is defined in", "lives in", where that is one file. */
function placeOf(reading: Reading, sentence: Sentence, i: number): string | null {
  const file = fileMentions(sentence, reading.paths).find(({ token }) => token > i);
  if (file?.match.kind !== 'file' || file.match.paths.length > 1 || sentence.mood !== 'present') return null;
  const between = words(sentence, i + 1, file.token).join(' ');
  const isDefined =
    /^(?:class |function |method |is |are |now |still )*(?:defined|implemented|declared|located|lives?|resides?) (?:in|at|inside)$/.test(
      between,
    );
  return isDefined ? (file.match.paths[0] ?? null) : null;
}

/** Whether the words behind a name or a path say that it is there. */
export function saysThere(sentence: Sentence, i: number): boolean {
  const said = words(sentence, i + 1, i + 5).join(' ');
  return /^(?:class |function |method |file |module |still |now |already )*(?:exists?\b|(?:is|are) (?:still |now |already )?(?:there|present|defined|available|in place|implemented)\b)/.test(
    said,
  );
}

/** "Actual classes are named `A`, `B`"; of "expects classes named `A`" nothing follows. */
function isNamed(sentence: Sentence, i: number): boolean {
  if (sentence.mood !== 'present' || sentence.tokens[i]?.kind !== 'code') return false;
  const before = words(sentence, i - 12, i)
    .join(' ')
    .replace(/(?: |,|&|and)+$/, '');
  return /\b(?:class(?:es)?|functions?|methods?) (?:is|are) (?:actually |now |still )?(?:named|called)$/.test(
    before,
  );
}

const MAKING =
  /^(?:create|creating|add|adding|introduce|implement|implementing|define|new|write|build|extract|rename|propose|proposed|use|replace)$/;

/** "`f` missing - created in `a.py`": it was, and is no longer. */
function isMade(after: readonly string[]): boolean {
  return /^missing [–—:(,-] ?(?:now )?(?:created|added|implemented|fixed|restored|provided)\b/.test(
    after.join(' '),
  );
}
