import type { Mood, Place } from './document.js';
import type { Token } from './token.js';

/** Headings under which everything is a plan. */
const PLANS =
  /\b(?:recommend\w*|proposals?|proposed|next (?:steps?|actions?|phase)|action (?:plan|items?|required)|(?:immediate|specific|required) (?:next )?actions?|roadmap|to-?do|future|prevention|success (?:criteria|metrics)|acceptance criteria|(?:remediation|resolution|testing|test|rollback|migration|implementation|technical|mitigation|execution|deployment) (?:plan|strategy|steps|campaign|remediation|priority|roadmap)|solutions?|required changes|changes required|estimated|timeline|immediate fix|fix strategy|long-?term|short-?term|options?|monitoring actions|deliverables needed)\b/i;
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

/** Whether a section as a whole is about what shall be. */
export function isPlan(headings: readonly string[]): boolean {
  let plan = false;
  for (const heading of headings) {
    if (PLANS.test(heading)) plan = true;
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
  if (about.plan) return 'proposal';
  const first = words[0] ?? '';
  if (CONDITIONS.has(first)) return 'conditional';
  if (words.some((word, i) => MODALS.has(word) && !isNoun(words, i))) return 'proposal';
  if (about.place === 'item' && IMPERATIVES.has(first) && tokens[0]?.kind === 'word') return 'proposal';
  if (words.includes('previously') || (words.some((w) => PAST.has(w)) && !words.some(isNow))) return 'past';
  return 'present';
}

/** "the target", "a plan", "primary target", "test plan": a thing, no intention. */
function isNoun(words: readonly string[], i: number): boolean {
  const word = words[i] ?? '';
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
  "no not never none without missing absent lacks lack lacking gone deleted removed doesn't isn't wasn't weren't don't aren't cannot nonexistent non-existent unused zero neither nor".split(
    ' ',
  ),
);

/** Whether a word denies. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word.toLowerCase().replaceAll('’', "'"));
}
