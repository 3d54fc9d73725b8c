import type { TrueUntil } from '../../../domain/claim.js';
import { quoted } from '../../../domain/shell-word.js';
import { listing, placesListed } from '../../../domain/wording.js';
import { settingIn } from '../../check/code/settings.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { broughtTo, type Held, heldIn, isRecent, takenFrom } from '../../check/history/held-before.js';
import { codeLines } from '../../check/look/code-lines.js';
import { type SaidOfSetting, saidOfSetting } from '../../extract/figures/said-of-setting.js';
import { configurationFile } from '../../extract/files/configuration-file.js';
import { wordedPlaces } from '../../extract/files/worded-places.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { isSpokenOf, type ThingSet, thingsSet } from '../../extract/names/things-set.js';
import { isPlan, moodOf } from '../../extract/words/mood.js';
import { tellsOfBefore } from '../../extract/words/tells-of-before.js';

/**
 * Options, variables and things in words that configuration sets, lacks, or was given: "`-s` in `pytest.ini`", "missing VPC
 * connector configuration in the deployment workflow". What is said to be missing and is there now is looked for in earlier
 * versions.
 */
export const setInPlace: ClaimPart = { kinds: ['config'], recognise };

/** Files that are said to have something. */
interface Place {
  readonly written: string;
  readonly paths: readonly string[];
  /** The sentence names one file. */
  readonly isNamed: boolean;
}

/** `RATE_LIMIT=20`: a variable and its value. */
const GIVEN = /^([A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,8})=(\S{1,120})$/;

/** Sentences until it is no longer clear what is spoken of. */
const FARTHEST = 12;

interface Said {
  readonly thing: ThingSet;
  readonly says: SaidOfSetting;
  readonly place: Place | null;
  /** The sentence tells of what has been put right. */
  readonly isOfBefore: boolean;
}

function recognise(reading: Reading): Candidate[] {
  const before: { thing: ThingSet | null; index: number } = { thing: null, index: 0 };
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading') return [];
    const things = thingsSet(sentence).filter(({ to }) => isStated(sentence, to));
    const spoken = sentence.index - before.index <= FARTHEST ? spokenOf(sentence, before.thing) : null;
    const [thing = null] = things;
    if (thing) Object.assign(before, { thing, index: sentence.index });
    const all = things.length === 0 && spoken ? [spoken] : things;
    // With lines beside it, it is what those are said to hold; a value is still what the file is said to set.
    const own =
      lineMentions(reading, sentence).length > 0 ? all.filter(({ written }) => GIVEN.test(written)) : all;
    if (own.length === 0) return [];
    return saidOf(reading, sentence, own).map((said) => candidateOf(sentence, said));
  });
}

/** "Scripts had the correct configuration": that of the thing that was spoken of last. */
function spokenOf(sentence: Sentence, thing: ThingSet | null): ThingSet | null {
  const at = thing && isStated(sentence, 0) ? isSpokenOf(sentence) : null;
  return thing && at !== null ? { ...thing, from: at - 1, to: at, isSpokenOf: true } : null;
}

/** "It exists but may need more": what stands before the "but" is no plan. */
function isStated(sentence: Sentence, to: number): boolean {
  const { mood, tokens, place, headings } = sentence;
  if (mood === 'present' || mood === 'past') return true;
  const but = tokens.findIndex(({ text }, i) => i > to && /^but$/i.test(text));
  if (mood !== 'proposal' || but < 0 || isPlan(headings)) return false;
  return moodOf(tokens.slice(0, but), { place, plan: false, unchecked: false }) === 'present';
}

/** "`--a` and `--b` are missing": what is said of one is said of the next in the row. */
function saidOf(reading: Reading, sentence: Sentence, things: readonly ThingSet[]): Said[] {
  const { tokens } = sentence;
  const file = configurationFile(reading, sentence);
  const worded = file?.isNamed ? [] : wordedPlaces(sentence, reading.paths);
  const isOfBefore = tellsOfBefore(sentence);
  let last: { readonly says: SaidOfSetting; readonly to: number } | null = null;
  return things.flatMap((thing) => {
    const isNext =
      last !== null &&
      tokens.slice(last.to + 1, thing.from).every(({ text }) => /^(?:,|and|or|&|\+|\/)$/i.test(text));
    const says = thing.isSpokenOf
      ? 'held'
      : (saidOfSetting(sentence, thing) ?? (isNext ? (last?.says ?? null) : null));
    last = says ? { says, to: thing.to } : null;
    const places = worded.filter(({ token }) => token < thing.from || token > thing.to);
    const [one = null] = places.length === 1 ? places : [];
    const place = file?.isNamed ? file : one && { ...one, isNamed: false };
    if (!says || (place === null && (!thing.isWorded || says === 'lacked'))) return [];
    // A name in capitals may be a setting of any program; only a file that is named says where.
    return [{ thing, says, place, isOfBefore }];
  });
}

function candidateOf(sentence: Sentence, said: Said): Candidate {
  const { thing, says, place } = said;
  const verb = { held: 'has', brought: 'was given', lacked: 'lacks' }[says];
  return {
    kind: 'config',
    line: sentence.tokens[thing.from]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${place?.written ?? 'configuration'} ${verb} ${thing.written}`,
    words: place ? [] : thing.anchors,
    check: (context) => (place ? checkPlace(context, said, place) : checkAnywhere(context, thing)),
  };
}

async function checkPlace(context: CheckContext, said: Said, place: Place): Promise<Outcome | null> {
  const { thing, says } = said;
  const holds = (line: string) => thing.held.test(line);
  const held = await heldIn(context, place.paths, holds);
  const shared = {
    measured: held.places.length > 0 ? `at ${listing(held.places, 3)}` : 'no line has it',
    scope: listing([...place.paths], 3),
    command: `git grep -n -i -e ${quoted(thing.written.split(' ')[0] ?? '')} ${context.rev} -- ${quoted(held.paths[0] ?? place.paths[0] ?? '')}`,
  };
  const isThere = held.places.length > 0;
  if (says === 'lacked')
    return isThere ? lackedBefore(context, said, place, held, shared) : { verdict: 'verified', ...shared };
  if (isThere) return { verdict: 'verified', ...shared };
  // What is called otherwise is there as well.
  if (thing.isWorded || !place.isNamed) return null;
  const other = says === 'held' ? await otherValue(context, thing, place) : null;
  if (other) return { ...shared, ...other };
  const taken = await takenFrom(context, place.paths, holds);
  const measured = taken
    ? `no line has it since ${taken.commit.slice(0, 9)} of ${taken.date}`
    : shared.measured;
  return {
    verdict: 'not checkable',
    ...shared,
    measured,
    needs: 'to know which file, or which time, is meant',
  };
}

/** `RATE_LIMIT=20` of a file that gives it another value, once; null for any other file, and for no value. */
async function otherValue(
  context: CheckContext,
  { written }: ThingSet,
  { paths }: Place,
): Promise<Outcome | null> {
  const [, name = '', value = ''] = GIVEN.exec(written) ?? [];
  const [path = '', ...others] = paths;
  // Numbers and the like are held against their setting elsewhere.
  if (name === '' || others.length > 0 || settingIn(written)) return null;
  const given = ((await context.lines(path)) ?? []).flatMap((text, i) => {
    const found = new RegExp(`^\\s*(?:export )?${name}\\s?=\\s?["']?([\\w./:@-]{1,120})["']?\\s*$`).exec(
      text,
    )?.[1];
    return found === undefined ? [] : [{ found, line: i + 1 }];
  });
  const [first, ...more] = given;
  if (!first || more.length > 0 || first.found === value) return null;
  const measured = `${name} is ${first.found} at ${path}:${first.line}`;
  return {
    verdict: 'refuted',
    measured,
    correction: `${measured}.`,
    past: {
      paths,
      isTrue: (texts) => (texts.get(path) ?? '').split('\n').some((line) => line.trim() === written),
    },
  };
}

/** Something is said to be missing, and is there: where an earlier version lacks it, it was missing before that. */
async function lackedBefore(
  context: CheckContext,
  { thing, isOfBefore }: Said,
  place: Place,
  held: Held,
  shared: Pick<Outcome, 'measured' | 'scope' | 'command'>,
): Promise<Outcome> {
  const brought = await broughtTo(context, held.paths, (line) => thing.held.test(line));
  if (brought && (isOfBefore || isRecent(context, brought)))
    return { verdict: 'verified', ...shared, measured: `missing until ${told(brought)}; ${shared.measured}` };
  const [path, ...more] = place.paths;
  if (brought || more.length > 0 || path === undefined || !place.isNamed)
    return {
      verdict: 'not checkable',
      ...shared,
      ...(brought && { measured: `missing until ${told(brought)}; ${shared.measured}` }),
      needs: 'to know which file, or which time, is meant',
    };
  return { verdict: 'refuted', ...shared, correction: `${path} has ${thing.written} (${held.places[0]}).` };
}

function told({ commit, date }: TrueUntil): string {
  return `${commit.slice(0, 9)} of ${date}`;
}

/** @returns null where no configuration has it: it may be called otherwise */
function checkAnywhere(context: CheckContext, thing: ThingSet): Outcome | null {
  const places = codeLines(context, thing.anchors).filter(
    ({ path, text }) =>
      /\.(?:ya?ml|tf|tfvars|toml|ini|cfg|env|sh|conf)$|(?:^|\/)Dockerfile/i.test(path) &&
      context.classOf(path) !== 'test' &&
      thing.held.test(text),
  );
  const [first] = places;
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: `at ${placesListed(places, 3)}`,
    scope: 'configuration; only that it stands there',
    command: `git grep -n -i -e ${quoted(thing.anchors[0] ?? '')} ${context.rev} -- ${quoted(first.path)}`,
  };
}
