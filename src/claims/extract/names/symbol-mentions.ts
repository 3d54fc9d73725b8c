import type { Reading } from '../../check/context.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { familiar } from '../words/familiar-names.js';
import {
  deedBefore,
  deedBehind,
  isContrasted,
  isDenied,
  isMade,
  isModuleAbsent,
  isNone,
  isSettingLacked,
  saysMissing,
  saysRemoved,
  saysWhere,
  words,
} from './denied-names.js';
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
  /** It is said not to be set somewhere. */
  readonly isUnset: boolean;
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
        isUnset: isSettingLacked(sentence, i),
        isFunction:
          token.text.endsWith(')') ||
          /^(?:method|function)s?$/i.test(sentence.tokens[i + 1]?.text ?? '') ||
          isChanged(sentence, i),
        place,
      },
    ];
  });
}

/** "Update `_load_rows` to read": what is private and shall be changed is a function that is there. */
function isChanged({ tokens }: Sentence, i: number): boolean {
  return (
    /^_[a-z]/.test(tokens[i]?.text ?? '') &&
    /^(?:update|fix|refactor|modify|change|extend|rewrite|simplify|migrate)$/i.test(tokens[i - 1]?.text ?? '')
  );
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
  if (says === 'missing' && isMade(sentence, i)) return null;
  if (denied || (says === 'missing' && saysWhere(sentence, i))) {
    // "Without `f`" says where it is not, or nothing; "not exported from the hub package" says where in other words.
    const place = fileNamed(reading, sentence) ?? packageNamed(reading, sentence, i);
    return place === null ? null : { says, place };
  }
  const place = placeOf(reading, sentence, i);
  return says === 'exists' ? mentionOf(sentence, i, place) : { says, place };
}

/** What follows where nothing is said of a name in so many words: that it is there, unless the words around it tell otherwise. */
function mentionOf(
  sentence: Sentence,
  i: number,
  place: string | null,
): Pick<SymbolMention, 'says' | 'place'> | null {
  if (isNone(sentence, i)) return null;
  const deed = deedBefore(sentence, i) ?? deedBehind(sentence, i);
  if (deed !== null) return deed === 'replaced' ? null : { says: 'removed', place: null };
  if (isAdded(sentence, i) || isVariableThen(sentence, i)) return { says: 'added', place };
  return isElsewhen(sentence, i) ? null : { says: 'exists', place };
}

/** What shall be made is not there yet, and what was may be gone. */
function isElsewhen(sentence: Sentence, i: number): boolean {
  if (sentence.mood === 'past') return !isOutcome(sentence, i);
  return (
    /^(?:proposal|conditional)$/.test(sentence.mood) &&
    words(sentence, 0, i).some((word) => MAKING.test(word))
  );
}

function sayingOf(sentence: Sentence, i: number): SymbolMention['says'] {
  if (sentence.mood !== 'present' && sentence.mood !== 'past') return 'exists';
  const before = words(sentence, i - 3, i).join(' ');
  const after = words(sentence, i + 1, i + 8);
  if (saysMissing(sentence, i)) return 'missing';
  if (saysRemoved(sentence, i)) return 'removed';
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

/** "Was renamed to `A`", "were merged into `B`": that is what there is now. */
function isOutcome(sentence: Sentence, i: number): boolean {
  return /\b(?:renamed|moved|merged|consolidated|refactored|extracted|migrated) (?:to|into)(?: the)?$/.test(
    words(sentence, i - 4, i).join(' '),
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
