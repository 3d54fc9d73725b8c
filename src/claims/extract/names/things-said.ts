import type { Sentence } from '../markdown/document.js';
import { plainText, type Token } from '../markdown/token.js';
import { nameStems } from '../words/name-words.js';

/** A thing that a sentence says is there, or is not, in words alone: "Missing circuit breakers", "Rate limits: implemented". */
export interface ThingSaid {
  /** As it was written. */
  readonly written: string;
  /** The words that tell what it is, in lower case, and their stems as `nameStems` makes them. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly line: number;
  /** Index of its first token, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** It is an item with a tick, and no word says that it is there. */
  readonly isBare: boolean;
  /** More is said of which one is meant: "for demo users", "to stop loops". */
  readonly isNarrowed: boolean;
}

/** Words that tell nothing of what a thing is, wherever they stand in its name. */
const EMPTY = new Set(
  'a an the any some all its their our this that these those such more other further additional actual another each every only just also still now currently fully properly correctly already successfully completely proper correct comprehensive complete full robust advanced automatic automated manual dedicated explicit specific appropriate adequate sufficient clear consistent effective reliable basic simple standard enhanced improved new existing current real critical key core main major essential important necessary required multiple different custom built overall general common good better strong strict direct single pattern mechanism system infrastructure handling support implementation functionality capability logic feature approach architecture design framework layer component process procedure method strategy solution code codebase application project level based side wide aware compliant compliance enterprise grade business production ready'.split(
    ' ',
  ),
);
/** Words that tell nothing as the last of a name that has others. */
const EMPTY_AT_END = new Set(
  'configuration config setting management setup integration implementation utilization usage use check module service class function structure policy model tool suite'.split(
    ' ',
  ),
);
/** What is said of a thing of which nothing in a tree is a sign. */
const NO_THING = new Set(
  'issue error bug problem failure violation regression change impact evidence need reason way doubt longer risk conflict exception warning gap concern blocker difference effect sign data result action fix question downtime breach attempt loss exposure interaction user customer test documentation comment docs effort work time day one thing case value file line import dependency dependencies prerequisite information detail context duplication duplicate duplicates improvement clarity visibility awareness alternative access matter attention alias policy progress output input response path status requirement race duplication drift crash debt leak deadlock degradation redirect logout bypass workaround reference modification scenario opportunity compatibility retention principle concept velocity readiness success experience achievement objective step phase pathway term assurance indication coordination refactoring focus value revenue item discovery directive tenet assessment resolution completion justification refactor competing negative positive consistency inconsistency team'.split(
    ' ',
  ),
);
/** Words of what went wrong, or may: its absence has no name in a tree. */
const OF_WRONGS =
  /^(?:race|duplicat\w*|dead|broken|breaking|wrong|unexpected|premature|inappropriate|forbidden|false|stale|active|circular|competing|blocking|failed|inconsistent|conflicting|successful|longer|similar|remaining|previous|fix|fixes|fixed|issues?|errors?|bugs?|problems?|impact|customer|revenue|business)$/;
/** Words of a phrase. */
const MOST_WORDS = 7;
const WORD = /^[A-Za-z][A-Za-z-]{0,40}(?:\/[A-Za-z]{2,20})?$/;
const ENDS =
  /^(?:in|on|at|for|to|from|of|with|within|without|between|during|before|after|across|by|via|through|under|against|into|inside|when|while|where|which|that|who|and|or|but|because|as|despite|since|than|so|if|until|is|are|was|were|be|been|has|have|had|does|do|did|can|could|will|would|should|must|may|might|exists?|existed|found|detected|implemented|present|available|integrated|established|added|included|intact|maintained|maintains|provided|configured|enabled|enforced|restored|resolved|verified|confirmed|corrected|completed?|fixed|working|works|operational|functional|passed|passing|pass|passes|currently|already|fully|were|missing|prevents?|prevented|causes?|causing|caused|leads?|leading|means|makes?|allows?|ensures?|ensuring|preventing|tracks?|catches|caught|handles?|handled|shows?|validates|used|uses|using|needed|required|not|no|never|it|they|we|due|per|yet|evident|possible|created|anywhere|still|now|only)$/i;

/** A thing that is missing, and of what: of "the hub", in "the hub lacks retries". */
export interface ThingMissing extends ThingSaid {
  readonly of: ThingSaid | null;
  /** "No retries": nothing of the kind is there; "missing retries" may be told of one place. */
  readonly isOfAll: boolean;
}

/** All that a sentence says is missing: "no …", "missing …", "lacks …". */
export function thingsMissing(sentence: Sentence): ThingMissing[] {
  const { tokens } = sentence;
  return tokens.flatMap(({ kind, text }, i): ThingMissing[] => {
    if (kind !== 'word' || !isLack(tokens, i)) return [];
    const from = /^(?:of|any|the|a)$/i.test(tokens[i + 1]?.text ?? '') ? i + 2 : i + 1;
    const thing = phraseFrom(tokens, from);
    if (!thing) return [];
    const of = /^(?:lacks|lacked|lacking)$/i.test(text) ? phraseBefore(tokens, i) : null;
    return [{ ...thing, of, isOfAll: /^no$/i.test(text) }];
  });
}

/** The words right before a verb, back to where their clause begins. */
function phraseBefore(tokens: readonly Token[], to: number): ThingSaid | null {
  let from = to;
  while (from > 0 && to - from < MOST_WORDS && isOfPhrase(tokens[from - 1])) from -= 1;
  return from < to ? phraseOf(tokens, from, to) : null;
}

function isLack(tokens: readonly Token[], i: number): boolean {
  const word = tokens[i]?.text.toLowerCase() ?? '';
  if (/^(?:lacks|lacked|lacking)$/.test(word)) return true;
  if (/^(?:lack|absence)$/.test(word)) return /^of$/i.test(tokens[i + 1]?.text ?? '');
  if (word !== 'no' && word !== 'missing') return false;
  // "The missing x" is spoken of, and "no x" behind "with" tells how something else is done.
  return !/^(?:the|a|an|with|of|for|due|to|by|fix|fixed|add|added|from|this|that|any|these|are|is|was|were|be|has|identify|identified|resolve|resolved)$/i.test(
    tokens[i - 1]?.text ?? '',
  );
}

/** The phrase that begins at a token; null where it is none of words alone, or says too little. */
function phraseFrom(tokens: readonly Token[], from: number): ThingSaid | null {
  let to = from;
  while (to < tokens.length && to - from < MOST_WORDS && isOfPhrase(tokens[to])) to += 1;
  const behind = tokens[to];
  // A name of code, or a quotation, would be part of it.
  if (behind && (behind.kind === 'code' || behind.kind === 'quote' || isOfPhrase(behind))) return null;
  if (behind?.kind === 'word' && !ENDS.test(behind.text)) return null;
  return phraseOf(tokens, from, to);
}

function isOfPhrase(token: Token | undefined): boolean {
  return token?.kind === 'word' && WORD.test(token.text) && !ENDS.test(token.text);
}

function phraseOf(tokens: readonly Token[], from: number, to: number): ThingSaid | null {
  const own = tokens.slice(from, to);
  const words = own
    .flatMap(({ text }) =>
      text
        .toLowerCase()
        .replace(/^pre-commit/, 'precommit')
        .split(/[-/]/),
    )
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (words.length === 0 || isNoThing(last) || words.some((word) => OF_WRONGS.test(word))) return null;
  const telling = words.filter((word) => !isEmpty(word));
  // "Pool management" is told by both words, "hub pool management" by the first two.
  const kept = telling.length > 2 && isEmptyAtEnd(last) ? telling.slice(0, -1) : telling;
  const stems = [...new Set(nameStems(kept.join(' ')))].filter((stem) => stem.length > 1);
  const [line] = own.map((token) => token.line);
  if (stems.length === 0 || line === undefined) return null;
  const written = own.map(({ text }) => text).join(' ');
  const isNarrowed = /^(?:for|to|of|between|during|when|on|against|across|with|from)$/i.test(
    tokens[to]?.text ?? '',
  );
  return { written, words: kept, stems, line, isBare: false, from, to, isNarrowed };
}

function isEmpty(word: string): boolean {
  return (
    /^(?:pre|post|non|multi|cross|re)$/.test(word) || EMPTY.has(word) || EMPTY.has(word.replace(/s$/, ''))
  );
}

function isEmptyAtEnd(word: string): boolean {
  return EMPTY_AT_END.has(word) || EMPTY_AT_END.has(word.replace(/s$/, ''));
}

function isNoThing(word: string): boolean {
  return NO_THING.has(word) || NO_THING.has(word.replace(/s$/, ''));
}

const THERE =
  /^(?:implemented|available|present|integrated|established|enabled|exists?|added|provided|configured|included|maintained|intact|in place)$/;
const BETWEEN =
  /^(?:is|are|was|were|been|has|have|fully|already|now|properly|successfully|correctly|also|well|:)$/;
/** What takes back, or halves, what is said to be there. */
const NOT_WHOLLY =
  /[❌⚠]|\b(?:not|no|never|without|missing|partial\w*|but|fail\w*|remov\w+|fixed|only|however|except|planned|instead)\b|n't\b/iu;
/** Words between a label and the verb behind it. */
const MOST_BEHIND = 5;

/** What a sentence says is there: "Circuit breakers are in place", "**Rate limits:** fully implemented". */
export function thingsThere({ tokens }: Sentence): ThingSaid[] {
  let from = 0;
  while (from < tokens.length && from < 4 && tokens[from]?.kind === 'mark') from += 1;
  let to = from;
  while (to < tokens.length && to - from < MOST_WORDS && isOfPhrase(tokens[to])) to += 1;
  const rest = tokens.slice(to);
  if (NOT_WHOLLY.test(plainText(rest.slice(0, 60)))) return [];
  if (FEATURES.test(plainText(tokens.slice(from, to)))) return listed(tokens, to);
  const words = rest.filter(({ kind, text }) => kind !== 'mark' || text === ':');
  const isBare = words.length === 0 && tokens.some(({ text }) => /^[✅✓✔☑]/u.test(text));
  const phrase = isBare || isSaidThere(words) ? phraseOf(tokens, from, to) : null;
  return phrase ? [{ ...phrase, isBare }] : [];
}

/** "Features: circuit breaker, retry logic". */
const FEATURES = /^(?:key |main |core )?(?:features?|capabilities|includes?|provides?)$/i;

/** The things of a list behind a colon, each of words alone. */
function listed(tokens: readonly Token[], colon: number): ThingSaid[] {
  if (tokens[colon]?.text !== ':') return [];
  const ends = [...tokens.keys(), tokens.length].filter(
    (i) => i > colon && (i === tokens.length || /^(?:,|;|and)$/.test(tokens[i]?.text ?? '')),
  );
  return ends.flatMap((end, i) => {
    const from = (ends[i - 1] ?? colon) + 1;
    const isWords = end > from && end - from < MOST_WORDS && tokens.slice(from, end).every(isOfPhrase);
    return (isWords ? phraseOf(tokens, from, end) : null) ?? [];
  });
}

/** "is implemented", ": fully implemented", ": resilience patterns implemented". */
function isSaidThere(behind: readonly Token[]): boolean {
  const said = behind.map(({ text }) => text.toLowerCase());
  const isLabel = said[0] === ':';
  const verb = said.findIndex((word, i) => THERE.test(word) || (word === 'in' && said[i + 1] === 'place'));
  if (verb < 0 || verb > (isLabel ? MOST_BEHIND : 4)) return false;
  // "Independence: boundaries maintained" says something of what the label is about.
  const isOther =
    isLabel && /^(?:implemented|added|enabled|in|integrated|established)$/.test(said[verb] ?? '');
  return said
    .slice(0, verb)
    .every(
      (word, i) => BETWEEN.test(word) || (isOther && i > 0 && /^[a-z-]+$/.test(word) && !ENDS.test(word)),
    );
}
