import type { Sentence } from '../markdown/document.js';

/** Names of one row that the word behind the last of them holds for. */
const MOST_IN_ROW = 20;

/** The words and marks of a part of a sentence, in lower case; an empty one stands for a name. */
export function words(sentence: Sentence, from: number, to: number): string[] {
  return sentence.tokens
    .slice(Math.max(0, from), to)
    .map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : kind === 'mark' ? text : ''));
}

const ABSENT =
  /^(?:missing\b|(?:is|are) (?:missing|undefined|not (?:exported|defined|declared|implemented|there))\b|isn't (?:exported|defined|declared|implemented|there)\b|do(?:es)? not exist\b|doesn't exist\b|no longer exists?\b)/;

/** "`A` is not exported from …", "`A` does not exist in …": where it is not is said behind it. */
export function saysWhere(sentence: Sentence, i: number): boolean {
  const after = words(sentence, i + 1, i + 9);
  const at = after.findIndex((word) => /^(?:in|from|by|on|within|inside)$/.test(word));
  const end = after.findIndex((word) => /^(?:[.;:,()–—-]|but|and|because)$/.test(word));
  const isHere = /^(?:the |this |our )?(?:code ?base|repository|repo|project|code|revision)\b/.test(
    after.slice(at + 1).join(' '),
  );
  return at >= 0 && (end < 0 || at < end) && !isHere;
}

const PARTS =
  /^(?:attribute|method|function|parameter|argument|field|property|import|class|constant|decorator|export|fixture|dependency|marker|definition|implementation|handler)s?$/;
const SETTINGS = /^(?:configuration|config|setting|variable|credential|secret|key)s?$/;

/** "Missing `HUB_KEY` configuration": the name is known, and it is not set somewhere. */
export function isSettingLacked(sentence: Sentence, i: number): boolean {
  return (
    /^(?:missing|lacks?|lacking)$/.test(words(sentence, i - 1, i)[0] ?? '') &&
    SETTINGS.test(words(sentence, i + 1, i + 2)[0] ?? '')
  );
}

/** "No `f` in production", "no `f` calls remain", "missing `f` import", "`f` (deleted)": it may be anywhere else, which another kind looks at. */
export function isNone(sentence: Sentence, i: number): boolean {
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
export function isModuleAbsent(sentence: Sentence, i: number): boolean {
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
export function isContrasted(sentence: Sentence, i: number): boolean {
  return /(?:^|[,(–—-] ?)(?:and |but )?not(?: an?| the)?$/.test(words(sentence, i - 3, i).join(' '));
}

/** "The `a` and `b` methods have been removed in v5": gone, unless the words say out of what. */
export function saysRemoved(sentence: Sentence, i: number): boolean {
  const said = words(sentence, i + 1, i + 9).join(' ');
  if (NEVER_MADE.test(said)) return true;
  return /^(?:and |, )*(?:(?:method|function|option|class|constant|propert|field|flag)\w{0,3} )?(?:was|were|(?:has|have) been) (?:\w{2,20}ly )?(?:removed|deleted|dropped)(?! from)\b/.test(
    said.replace(/ {2,}/g, ' '),
  );
}

/** "`A` and `B` missing", "`A` does not exist", "there is no `A`". */
export function saysMissing(sentence: Sentence, i: number, reach = MOST_IN_ROW): boolean {
  const before = words(sentence, i - 3, i).join(' ');
  const after = words(sentence, i + 1, i + 8);
  const said = after
    .slice(0, 5)
    .join(' ')
    .replaceAll('’', "'")
    .replace(/^(?:class|function|method|constant|exception|attribute|fixture|field|variable) /, '');
  if (ABSENT.test(said)) return true;
  if (/\bthere (?:is|are) no$/.test(before) && /^[.;:,)]?$/.test(after[0] ?? '')) return true;
  // "`A` and `B` missing": the word behind the last of a list holds for all of it.
  const next = sentence.tokens.slice(i + 1, i + 3);
  return (
    /^(?:and|,|&)$/.test(after[0] ?? '') &&
    next[1]?.kind === 'code' &&
    reach > 0 &&
    saysMissing(sentence, i + 2, reach - 1)
  );
}

/** "No `LIMIT` constant", "without `f`", "neither class has `f`": the name that is denied, not one beside it. */
export function isDenied(sentence: Sentence, i: number): boolean {
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

/** "`f` missing - created in `a.py`": it was, and is no longer. */
export function isMade(sentence: Sentence, i: number): boolean {
  return /^missing [–—:(,-] ?(?:now )?(?:created|added|implemented|fixed|restored|provided)\b/.test(
    words(sentence, i + 1, i + 9).join(' '),
  );
}

/** "Non-existent `f()`": what is called so when it is written about may have come since. */
const NON_EXISTENT = /^(?:non-?exist(?:ent|ing)|undefined|undeclared|unimplemented)$/;
const TAKES_AWAY =
  /^(?:remov(?:e[sd]|ing)|delet(?:e[sd]|ing)|eliminat(?:e[sd]|ing)|dropp(?:ed|ing)|purged|retired|stripped)$/;
const REPLACES = /^(?:replac(?:e[sd]|ing)|swapp(?:ed|ing)|superseded|migrated)$/;
/** Words between a deed and the name that only describe it. */
const DESCRIBES =
  /^(?:all|any|the|an?|old|legacy|deprecated|obsolete|redundant|unused|duplicate|direct|custom|local|manual|hard-?coded|global|mocks?|stubs?|mocked|fake|test|dependenc(?:y|ies)|calls?|usages?|imports?|class(?:es)?|methods?|functions?|from|\(|,|and|&|\/|)$/;
/** Words of a row that are looked at for the deed before it. */
const FAR = 14;

/** What was done away with by the words before a name: "non-existent `f`", "eliminated all mocks (A, B)", "replaced `a` with `b`". */
export function deedBefore(sentence: Sentence, i: number): 'absent' | 'removed' | 'replaced' | null {
  const before = words(sentence, i - FAR, i);
  for (const [k, word] of before.reverse().entries()) {
    if (NON_EXISTENT.test(word)) return k < 2 ? 'absent' : null;
    if (TAKES_AWAY.test(word)) return 'removed';
    if (REPLACES.test(word)) return 'replaced';
    if (!DESCRIBES.test(word) && !isPartOfRow(sentence, i - 1 - k)) return null;
  }
  return null;
}

/** A name in plain words, as one of a row: "(MockHub, mock_lamp)". */
function isPartOfRow({ tokens }: Sentence, i: number): boolean {
  const token = tokens[i];
  return token?.kind === 'word' && /[a-z][A-Z]|_/.test(token.text);
}

/** "`f()` class method removed", "`f` usage eliminated", "`a` replaced by `b`": what is said right behind a name. */
export function deedBehind(sentence: Sentence, i: number): 'removed' | 'replaced' | null {
  const behind = words(sentence, i + 1, i + 6)
    .join(' ')
    .replace(
      /^(?:(?:class|method|function|constant|import|usage|call|pattern|wrapper)s? ){0,2}(?:completely |fully |successfully )?/,
      '',
    );
  if (/^(?:removed|deleted|eliminated|dropped)(?:$| ?[.,;:)–—✅-])/u.test(behind)) return 'removed';
  return /^(?:(?:was|were|is|are|has been|have been) )?(?:replaced|superseded) (?:by|with)\b/.test(behind)
    ? 'replaced'
    : null;
}
