import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { isSameFigure, type Measured } from '../../extract/figures/figure-units.js';
import { stemOfName } from '../../extract/words/name-words.js';
import type { SettingSubject } from '../../extract/words/setting-subject.js';
import type { CheckContext, Outcome } from '../context.js';
import { linesOf } from '../context.js';
import type { GivenValue } from '../look/given-values.js';
import { partsOf } from './environment-of.js';
import { partsOfFile, settingsWith } from './setting-places.js';
import {
  fileOfSubject,
  givenIn,
  historyOfKeys,
  isAmong,
  type KeyHistory,
  ofEnvironment,
} from './subject-settings.js';

/** A value that is said of a setting which only words name. */
export interface SaidOfSubject {
  readonly subjects: readonly SettingSubject[];
  readonly noun: string;
  readonly environment: string | null;
  /** What it is, or was at last. */
  readonly said: Measured;
  /** What it was before, the oldest first. */
  readonly before: readonly Measured[];
  /** It is said to have become this: a name that never had another value is not meant. */
  readonly isChanged?: boolean;
  /** Words right beside the value, which may be a part of its name: "75s connection". */
  readonly near?: readonly string[];
  /** It is said to be what it is today, too. */
  readonly isOfToday?: boolean;
}

/**
 * Holds a value against the file that is called by what is set. Which of its names is meant is told by the value: the one name
 * that has it, or had it once.
 * @returns undefined where there is no such file, or it never had the value; null where several names may be meant
 */
export async function outcomeOfSubject(
  context: CheckContext,
  said: SaidOfSubject,
): Promise<Outcome | null | undefined> {
  const path = fileOfSubject(context, said.subjects);
  return path === null ? undefined : outcomeOfFile(context, path, said);
}

/** The same for a file that is known. */
export async function outcomeOfFile(
  context: CheckContext,
  path: string,
  said: SaidOfSubject,
): Promise<Outcome | null | undefined> {
  const all = await historyOfKeys(context, path, said.noun);
  if (!all) return undefined;
  const keys = ofEnvironment(all, said.environment);
  const having = namedBy(
    keys.filter(({ had }) => isAmong(had, said.said)),
    said,
  );
  if (having.length === 0) return undefined;
  return said.before.length > 0
    ? outcomeOverTime(context, path, said, having)
    : outcomeNow(context, path, said, having);
}

/** The names that have one of the words right beside the value, where some do; else all. */
function namedBy(
  keys: readonly KeyHistory[],
  { near = [], noun, subjects }: SaidOfSubject,
): readonly KeyHistory[] {
  const known = new Set([stemOfName(noun), ...subjects.flatMap(({ stems }) => stems)]);
  const words = new Set(near.map(stemOfName).filter((stem) => !known.has(stem)));
  const own = keys.filter(({ key }) => partsOf(key).some((part) => words.has(stemOfName(part))));
  return own.length > 0 ? own : keys;
}

function outcomeNow(
  context: CheckContext,
  path: string,
  question: SaidOfSubject,
  having: readonly KeyHistory[],
): Outcome | null {
  const { said, noun, environment } = question;
  const now = having.filter((each) => isAmong(each.now, said));
  const [first] = now;
  // Another name had it and was changed since, which may be meant.
  const isCome = (key: KeyHistory) => cameTo(key, said);
  const isAnother = having.some((key) => !now.includes(key) && isCome(key));
  const changed = question.isChanged && !isAnother ? now.find(isCome) : undefined;
  const right = now.length === having.length ? first : changed;
  if (first) return right ? verifiedNow(context, path, right, said) : null;
  const [meant, ...others] = having;
  if (!meant || others.length > 0 || isCut(context) || isElsewhere(context, path, question)) return null;
  // Nothing says that this is meant: only what has been set anew since tells it.
  if (!isSaid(question) && !isLastBefore(meant, said)) return null;
  const values = nowOf(meant);
  if (values === '') return null;
  const measured = `${meant.key} is ${values}${forEnvironment(meant)}`;
  const line = meant.now[0]?.line ?? 1;
  return {
    verdict: 'refuted',
    measured: `${measured}; it was ${textOf(meant.had, said)} before`,
    ...sourceOf(context, path, meant),
    correction: `${measured} (${path}:${line}).`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        givenIn(linesOf(texts.get(path) ?? ''), noun).some(
          (each) =>
            each.key === meant.key &&
            (environment === null || each.environment === environment) &&
            isSameFigure(said, each.value),
        ),
    },
  };
}

/** Another file gives such a name this value: a script that deploys, an environment’s own settings. */
function isElsewhere(context: CheckContext, path: string, { said, noun, subjects }: SaidOfSubject): boolean {
  const stems = subjects.map(({ stems: [of] }) => of);
  return settingsWith(context, String(Math.trunc(said.number))).some((each) => {
    const parts = [...partsOf(each.key), ...partsOfFile(each.path)].map(stemOfName);
    return (
      each.path !== path &&
      partsOf(each.key).includes(noun) &&
      isSameFigure(said, each.value) &&
      stems.some((stem) => parts.includes(stem))
    );
  });
}

function verifiedNow(context: CheckContext, path: string, key: KeyHistory, said: Measured): Outcome {
  const given = key.now.find(({ value }) => isSameFigure(said, value));
  return {
    verdict: 'verified',
    measured: `${key.key} is ${given?.text ?? ''}${forEnvironment(key)} at ${path}:${given?.line ?? 1}`,
    ...sourceOf(context, path, key),
  };
}

/** A row of values: verified where one name had them in that order; refuted where the one that had the last never had another. */
function outcomeOverTime(
  context: CheckContext,
  path: string,
  question: SaidOfSubject,
  having: readonly KeyHistory[],
): Outcome | null {
  const { said, before, isOfToday = false } = question;
  const steps = [...before, said];
  const whole = having.filter(({ had }) => isInOrder(had, steps));
  const [meant, ...others] = whole.length > 0 ? whole : having;
  if (!meant || others.length > 0) return null;
  const values = listing(
    meant.had.map(({ text }) => text),
    12,
  );
  const shared = {
    measured: `${meant.key} has had ${values}${forEnvironment(meant)}`,
    ...sourceOf(context, path, meant),
  };
  if (whole.length > 0 && !(isOfToday && !isAmong(meant.now, said)))
    return { verdict: 'verified', ...shared };
  if (whole.length > 0)
    return isCut(context)
      ? null
      : {
          verdict: 'refuted',
          ...shared,
          correction: `${meant.key} is ${nowOf(meant)}${forEnvironment(meant)}.`,
        };
  // All of them, but in another order: it may have gone to and fro.
  if (steps.every((each) => isAmong(meant.had, each)) || isCut(context)) return null;
  // A value that it began with was not come to, and a single one that fits may be that of anything.
  if (!cameTo(meant, said) || !(isSaid(question) || before.some((each) => isAmong(meant.had, each))))
    return null;
  return {
    verdict: 'refuted',
    ...shared,
    correction: `The values of ${meant.key}${forEnvironment(meant)} in ${path} have been ${values}.`,
  };
}

/** A name had the value, and not from the beginning. */
function cameTo({ had }: KeyHistory, said: Measured): boolean {
  const oldest = had.at(-1);
  return oldest !== undefined && !isSameFigure(said, oldest.value);
}

/** The sentence itself says what the setting is of. */
function isSaid({ subjects }: SaidOfSubject): boolean {
  return subjects.some((each) => each.isSaid);
}

/** The value that a name had right before the one of today, and not from the beginning. */
function isLastBefore({ now, had }: KeyHistory, said: Measured): boolean {
  const place = had.findIndex(({ value }) => isSameFigure(said, value));
  return place < had.length - 1 && had.slice(0, place).every(({ value }) => isAmong(now, value));
}

function isInOrder(had: readonly GivenValue[], steps: readonly Measured[]): boolean {
  const places = steps.map((step) => had.findIndex(({ value }) => isSameFigure(step, value)));
  return places.every((place, i) => place >= 0 && (i === 0 || place < (places[i - 1] ?? 0)));
}

function nowOf({ now }: KeyHistory): string {
  return listing([...new Set(now.map(({ text }) => text))], 3);
}

function textOf(had: readonly GivenValue[], said: Measured): string {
  return had.find(({ value }) => isSameFigure(said, value))?.text ?? '';
}

function isCut({ history }: CheckContext): boolean {
  return history.state.shallow || history.state.grafted;
}

function forEnvironment({ environment }: KeyHistory): string {
  return environment === null ? '' : ` for ${environment}`;
}

function sourceOf(
  { rev }: CheckContext,
  path: string,
  { key }: KeyHistory,
): Pick<Outcome, 'scope' | 'command'> {
  return {
    scope: `the versions of ${path}; the name in it that is or was set to that value`,
    command: `git log -p --format='%h %cs' -G ${quoted(key)} ${rev} -- ${quoted(path)}`,
  };
}
