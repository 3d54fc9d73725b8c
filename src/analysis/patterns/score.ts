import { isBareName, isMostlyCalled, isNameless, isPlainName } from './names.js';
import type { Weighed } from './weigh.js';

/** How much more a pattern must explain that leaves open what is called, */
const GENERAL_GAIN = 1.2;
/** what it is called on, */
const ANY_GAIN = 1.06;
/** that is a mere name of a variable, */
const BARE_GAIN = 1.3;
/** or without its call, */
const UNCALLED_GAIN = 1.6;
/** another name, */
const NAME_GAIN = 1.02;
/** that says what kind of thing is named, and no more, */
const KIND_GAIN = 1.1;
/** that says in what function it must stand, */
const AROUND_GAIN = 1.3;
/** that has nothing but operators, */
const NAMELESS_GAIN = 1.3;
/** that says, beside a value, that it is given a name, */
const ASSIGNED_GAIN = 1.3;
/** or, beside a condition, that anything depends on it. */
const FRAME_GAIN = 1.25;

/** Something is called on whatever it may be, or an operator stands between whatever two. */
const ANY_RECEIVER = /\$[A-Z]+(?:\??\.|->|::|\s*[-+*/%<>=!&|^])/;

/** How well a pattern explains what changed: by places removed, by their share of the places that matched, by what it leaves open. */
export function scoreOf({ candidate, removed, matchedBefore, places }: Weighed): number {
  const { how, pattern } = candidate;
  // A name is also removed where it is imported, which says nothing for it.
  const most = isBareName(pattern) && !pattern.includes('.') ? places.length : places.length * 2;
  let gain = how.callee === 'any' && !isReceiverChanged(pattern, places) ? GENERAL_GAIN : 1;
  if (ANY_RECEIVER.test(pattern) || how.constants === 'any') gain *= ANY_GAIN;
  if (isBareName(pattern)) gain *= nameGain(pattern, places);
  if (pattern.startsWith('{"kind"')) gain *= KIND_GAIN;
  if (/^\$[A-Z]+ :?= /.test(pattern)) gain *= ASSIGNED_GAIN;
  if (pattern.includes('"stopBy"')) gain *= AROUND_GAIN;
  if (/^(?:if|while|for|switch)\b/.test(pattern)) gain *= FRAME_GAIN;
  if (isNameless(pattern)) gain *= NAMELESS_GAIN;
  return (Math.min(removed, most) * (removed / Math.max(1, matchedBefore))) / gain;
}

function nameGain(pattern: string, places: Weighed['places']): number {
  if (isMostlyCalled(places)) return UNCALLED_GAIN;
  return isPlainName(pattern) ? BARE_GAIN : NAME_GAIN;
}

/** What is called was left as it was, and what it is called on was replaced: `Old.$A` says just that. */
function isReceiverChanged(pattern: string, places: Weighed['places']): boolean {
  return places.every(({ edit }) => pattern.startsWith(`${edit.around[0]?.before.text}.`));
}

const ARGS = { any: 0, counted: 1, leading: 1, kept: 2 };

/**
 * Of two that explain the same, the one that says more of the same places; else the one that leaves less open, counts fewer
 * arguments, or is shorter.
 */
export function isPlainer(a: Weighed, b: Weighed): boolean {
  const [counted, countedB] = [ARGS[a.candidate.how.args], ARGS[b.candidate.how.args]];
  const [said, saidB] = [saidBy(a), saidBy(b)];
  if (counted === countedB && said !== saidB && !isRule(a) && !isRule(b) && isAtSamePlaces(a, b))
    return said > saidB;
  const [open, openB] = [openness(a), openness(b)];
  if (open !== openB) return open < openB;
  if (counted !== countedB) return counted < countedB;
  return a.candidate.pattern.length < b.candidate.pattern.length;
}

function isRule({ candidate }: Weighed): boolean {
  return candidate.pattern.startsWith('{"');
}

/** Length of the code that is told as it is. */
function saidBy({ candidate }: Weighed): number {
  return candidate.pattern.replace(/\$\$\$|\$[A-Z]+|\s+/g, '').length;
}

/** Whether two patterns were told from the same code. */
export function isAtSamePlaces(a: Weighed, b: Weighed): boolean {
  if (a.places.length !== b.places.length) return false;
  return a.places.every(({ file, before }, i) => {
    const other = b.places[i];
    return other?.file === file && other.before.start === before.start && other.before.end === before.end;
  });
}

function openness({ candidate: { how } }: Weighed): number {
  return Number(how.receiver === 'any') + Number(how.callee === 'any') + Number(how.constants === 'any');
}
