import type { Mood, Place, Sentence } from '../markdown/document.js';
import { plainText, type Token } from '../markdown/token.js';

/** Headings under which everything is a plan. */
const PLANS =
  /\b(?:recommend\w*|proposals?|proposed|next (?:steps?|actions?|phase)|action (?:plan|items?|required)|(?:immediate|specific|required) (?:next )?actions?|roadmap|to-?do|future|prevention|success (?:criteria|metrics)|acceptance criteria|(?:remediation|resolution|testing|test|rollback|migration|implementation|technical|mitigation|execution|deployment) (?:plan|strategy|steps|campaign|remediation|priority|roadmap)|solutions?|required changes|changes required|estimated|timeline|immediate fix|fix strategy|long-?term|short-?term|options?|monitoring actions|deliverables needed)\b/i;
/** "Prevention of double registration ✅": what was planned is there. */
const DONE = /[✅✔✓☑]/u;
/** Headings that say how things are, whatever stands above them. */
const FINDINGS =
  /\b(?:evidence|current (?:state|status)|findings?|completed|history|results?|validation results|status)\b/i;

const MODALS = new Set(
  'will should must shall would could may might needs need plan plans planned proposed target targets goal eta estimated expected going intend intended recommended'.split(
    ' ',
  ),
);
const CONDITIONS = new Set(['if', 'once', 'unless', 'until', 'when', 'whenever']);
const PAST = new Set('was were had previously formerly originally initially before earlier'.split(' '));
const IMPERATIVES = new Set(
  'add address adopt allow analyze apply audit avoid build change check clean close complete configure confirm consider consolidate convert create define delete deploy design develop document eliminate enable enforce enhance ensure establish execute extend extract find fix follow identify implement improve increase integrate introduce investigate keep leverage maintain make mandate merge migrate modify monitor move optimize plan prevent prioritize provide reduce refactor remove rename replace resolve restore review revert rewrite run schedule separate set simplify split standardize stop switch test track unify update upgrade use validate verify wrap write'.split(
    ' ',
  ),
);

/** Words that are more often something else: verbs only before an object ("state it in …", "see the …"). */
const MAYBE_IMPERATIVES = new Set(
  'adjust apply ask call check choose copy do edit give include install let list look make mark name note open pass pick place print put read rebase report say see select send show specify start state store submit supply take tell think try turn type use watch'.split(
    ' ',
  ),
);
const OBJECTS = new Set(
  'a an the it its them this that these those your you any all each every one another no to sure at as up in'.split(
    ' ',
  ),
);
/** Labels of what shall be: "To establish it: …", "Next step: …". */
const PLANNED_LABEL =
  /^(?:to (?:establish|do|fix|verify|check)\b|todo\b|needs?\b|missing evidence\b|next (?:step|action)|suggest|recommend|propos|action (?:item|required)|remedy\b|workaround\b|goal\b|target\b|expected\b)/i;
/** What is said to be unknown is no claim. */
const UNKNOWN =
  /\b(?:is|are|was|were|it's) (?:not (?:yet )?known|unknown|unclear|not clear|undetermined)\b|\bno \w{1,20} is known\b|\b(?:cannot|can't|could not|unable to) (?:be )?(?:verif|confirm|determin|tell|told|check)\w{0,4}\b|: ?unknown\b/i;

/** "Five Whys Analysis: Test Remediation" looks back at that work, and all of the document stands below it. */
const LOOKS_BACK =
  /\b(?:analysis|audit|five whys|post-?mortem|retrospective|investigation|status|report|results)\b/i;
const LOOKS_AHEAD =
  /\b(?:plans?|strateg(?:y|ies)|roadmap|propos\w*|recommend\w*|solutions?|options?|to-?do|next|required|steps)\b/i;

/** "Why #3: Why were tests a part of the problem rather than of the solution?": what is below it answers. */
const ASKS_WHY = /^\P{L}{0,12}why\b.*\?\W{0,5}$/iu;

/** Whether a section as a whole is about what shall be. @param headings outermost first */
export function isPlan(headings: readonly string[]): boolean {
  let plan = false;
  for (const [i, heading] of headings.entries()) {
    const isReport = i === 0 && LOOKS_BACK.test(heading) && !LOOKS_AHEAD.test(heading);
    if (PLANS.test(heading) && !DONE.test(heading) && !isReport && !ASKS_WHY.test(heading)) plan = true;
    else if (FINDINGS.test(heading)) plan = false;
  }
  return plan;
}

/** @param unchecked whether it is an open item of a checklist */
export function moodOf(
  tokens: readonly Token[],
  about: { place: Place; plan: boolean; unchecked: boolean },
): Mood {
  if (about.unchecked) return 'proposal';
  const words = tokens.filter((t) => t.kind === 'word').map((t) => t.text.toLowerCase());
  if (tokens.at(-1)?.text === '?') return 'question';
  if (about.plan || isPlannedLabel(tokens)) return 'proposal';
  const first = words[0] ?? '';
  if (first === 'whether' || UNKNOWN.test(plainText(tokens.slice(0, 80)))) return 'question';
  if (CONDITIONS.has(first)) return 'conditional';
  if (words.some((word, i) => MODALS.has(word) && !isNoun(words, i))) return 'proposal';
  if (isImperative(tokens, about.place) || isPurpose(tokens)) return 'proposal';
  if (words.includes('previously') || (words.some((w) => PAST.has(w)) && !words.some(isNow))) return 'past';
  return 'present';
}

/**
 * "Found 1 use of `a` (should use `b`)": the same without what is wished in brackets, which the words before it do not say.
 * @returns the sentence itself where it has no such brackets
 */
export function withoutWish(sentence: Sentence): Sentence {
  const { tokens, place, headings } = sentence;
  const open = tokens.findIndex(
    ({ text }, i) => i > 1 && text === '(' && MODALS.has(tokens[i + 1]?.text.toLowerCase() ?? ''),
  );
  if (open < 0) return sentence;
  const close = tokens.findIndex(({ text }, i) => i > open && text === ')');
  const rest = [...tokens.slice(0, open), ...(close < 0 ? [] : tokens.slice(close + 1))];
  const mood = moodOf(rest, { place, plan: isPlan(headings), unchecked: false });
  return { ...sentence, tokens: rest, mood };
}

function isPlannedLabel(tokens: readonly Token[]): boolean {
  const colon = tokens.slice(0, 6).findIndex(({ text }) => text === ':');
  return colon > 0 && PLANNED_LABEL.test(plainText(tokens.slice(0, colon)));
}

/** "Add tests", as an item; "Give an export with `--issues`, or state it in a file", wherever it stands. */
function isImperative(tokens: readonly Token[], place: Place): boolean {
  const at = /^please$/i.test(tokens[0]?.text ?? '') ? 1 : 0;
  const first = tokens[at];
  if (first?.kind !== 'word' || place === 'heading' || place === 'cell') return false;
  const verb = first.text.toLowerCase();
  if (place === 'item' && IMPERATIVES.has(verb)) return !isNamed(tokens, at);
  const next = tokens[at + 1];
  const hasObject = next?.kind === 'code' || OBJECTS.has(next?.text.toLowerCase() ?? '');
  return hasObject && (IMPERATIVES.has(verb) || MAYBE_IMPERATIVES.has(verb));
}

/** "Test expects `a`", "Build fails": what follows says what it does. */
const DOES =
  /^(?:asserts|calls|checks|covers|creates|depends|does|expects|fails|falls|hangs|has|imports|is|needs|passes|receives|relies|requires|returns|runs|sends|shows|still|times|uses|validates|verifies|was)$/;

/** What is done, and no order: "Fix application: ✅ 255 fixes applied". */
function isDone(tokens: readonly Token[], at: number): boolean {
  const colon = tokens.slice(0, at + 6).findIndex(({ text }, i) => i > at && text === ':');
  return colon > 0 && DONE.test(tokens[colon + 1]?.text ?? '');
}

/** "Test coverage: 5 of 5", "Build status: passing": the verb is a noun, and what it names stands before a colon. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  if (isDone(tokens, at)) return true;
  if (!/^(?:test|build|change|design|audit|merge)$/i.test(tokens[at]?.text ?? '')) return false;
  if (DOES.test(tokens[at + 1]?.text ?? '')) return true;
  const colon = tokens.findIndex(({ text }, i) => i > at && text === ':');
  const named = tokens.slice(at + 1, colon < 0 ? at + 1 : colon).filter(({ kind }) => kind !== 'mark');
  return (
    named.length > 0 &&
    named.length < 4 &&
    named.every(({ kind, text }) => kind === 'word' && !OBJECTS.has(text.toLowerCase()))
  );
}

/** "To enable it, add …": what is to be done. */
function isPurpose(tokens: readonly Token[]): boolean {
  if (!/^to$/i.test(tokens[0]?.text ?? '')) return false;
  const comma = tokens.slice(0, 16).findIndex(({ text }) => text === ',');
  const verb = tokens[comma + 1]?.text.toLowerCase() ?? '';
  return comma > 1 && (IMPERATIVES.has(verb) || MAYBE_IMPERATIVES.has(verb));
}

/** "the target", "a plan", "primary target", "test plan": a thing, no intention. */
function isNoun(words: readonly string[], i: number): boolean {
  const word = words[i] ?? '';
  // "In May" is a time.
  if (word === 'may' && /^(?:in|since|until|by|of|from|last|early|late|mid)$/.test(words[i - 1] ?? ''))
    return true;
  if (word === 'may' || word === 'need' || word === 'must') return /^\d{1,4}$/.test(words[i + 1] ?? '');
  return (
    ['target', 'targets', 'plan', 'goal'].includes(word) &&
    ['the', 'a', 'primary', 'secondary', 'ssot', 'this', 'test'].includes(words[i - 1] ?? '')
  );
}

function isNow(word: string): boolean {
  return ['now', 'currently', 'still', 'remain', 'remains', 'is', 'are', 'has', 'have', 'only'].includes(
    word,
  );
}

const NEGATIONS = new Set(
  "no not never none without missing absent lacks lack lacking gone deleted removed dropped doesn't isn't wasn't weren't don't aren't cannot nonexistent non-existent unused zero neither nor".split(
    ' ',
  ),
);

/** Whether one of the last words before a token denies it: "without `retry()`". @param reach how many are looked at */
export function isDeniedBefore(tokens: readonly Token[], i: number, reach: number): boolean {
  return tokens
    .slice(Math.max(0, i - reach), i)
    .some(({ kind, text }) => kind === 'word' && isNegation(text));
}

/** Whether a word denies. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word.toLowerCase().replaceAll('’', "'"));
}
