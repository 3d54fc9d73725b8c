import type { Measured } from '../../extract/figures/figure-units.js';
import { ENVIRONMENTS, type WordedFigure } from '../../extract/figures/worded-figures.js';
import type { CheckContext } from '../context.js';
import { codeLines } from '../look/code-lines.js';
import { type GivenValue, valuesGivenIn } from '../look/given-values.js';
import { isOfEnvironment, partsOf } from './environment-of.js';

/** A line that gives a number to a name. */
export interface SettingPlace extends GivenValue {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Words of a name that tell its unit, or nothing. */
const SAYS_NOTHING =
  /^(?:|m|s|sec|second|minute|hour|day|milli|millisecond|mb|gb|kb|default|config|configuration|setting|value|get|env)$/;

/** Every number that the code of a file gives to a name. */
export function settingsOf(context: CheckContext, path: string): Promise<readonly SettingPlace[]> {
  return context.once(['numbers given', path], async () => {
    const lines = (await context.lines(path)) ?? [];
    return lines.flatMap((line, i) => valuesGivenIn(line).map((given) => ({ ...given, path, line: i + 1 })));
  });
}

/** Settings of code and configuration, tests aside, in lines that hold a number: many figures of a document are the same. */
export function settingsWith(context: CheckContext, number: string): readonly SettingPlace[] {
  return context.once(['settings with', number], () =>
    codeLines(context, [number]).flatMap(({ path, line, text }) =>
      context.classOf(path) === 'test'
        ? []
        : valuesGivenIn(text).map((given): SettingPlace => ({ ...given, path, line })),
    ),
  );
}

/** The parts of a name that tell which setting it is. */
export function tellingParts(key: string): string[] {
  return partsOf(key).filter((part) => !SAYS_NOTHING.test(part));
}

/**
 * Whether words say each part of a name, and its noun is one of them; they may be shortened: "init". The word that tells which
 * setting it is stands in the name or in that of its file; a name that is nothing but its noun has no other words beside it.
 */
export function isSaidBy(
  { key, path }: SettingPlace,
  figure: WordedFigure,
  words: readonly string[],
  isNamed: boolean,
): boolean {
  const parts = tellingParts(key);
  if (!parts.includes(figure.noun) || !tellsWhich(parts, path, figure)) return false;
  if (parts.length > 1)
    return parts.every((part) => part === figure.noun || words.some((word) => isAlike(word, part)));
  if (!isNamed && figure.name?.length !== 1) return false;
  const ofFile = partsOfFile(path);
  return figure.near.every(
    (word) => word === figure.noun || ENVIRONMENTS.test(word) || ofFile.some((part) => isAlike(word, part)),
  );
}

/** "Initialization timeout" is no `connection_timeout`, but may be the `timeout` of `initialization.py`. */
export function tellsWhich(parts: readonly string[], path: string, { modifier }: WordedFigure): boolean {
  return modifier === null || [...parts, ...partsOfFile(path)].some((part) => isAlike(modifier, part));
}

/** The words of a file's own name. */
export function partsOfFile(path: string): string[] {
  return partsOf(path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, ''));
}

function isAlike(word: string, part: string): boolean {
  if (word === part) return true;
  const [short, long] = word.length < part.length ? [word, part] : [part, word];
  return short.length >= 4 && long.startsWith(short);
}

/** Whether the words are the name, in any order: those of the environment and of its file aside. */
export function isNameOf(name: readonly string[], { key, path }: SettingPlace): boolean {
  const parts = new Set(tellingParts(key));
  const ofFile = new Set(partsOfFile(path));
  const others = name.filter((word) => !parts.has(word));
  return (
    parts.size > 1 &&
    [...parts].every((part) => name.includes(part)) &&
    others.every((word) => ENVIRONMENTS.test(word) || ofFile.has(word))
  );
}

/** Of some places those of an environment; all, where none is of it or none is asked for. */
export async function placesOf(
  context: CheckContext,
  places: readonly SettingPlace[],
  environment: string | null,
): Promise<{ readonly places: readonly SettingPlace[]; readonly isOwn: boolean }> {
  if (environment === null) return { places, isOwn: false };
  const own: SettingPlace[] = [];
  for (const place of places) if (await isOfEnvironment(context, place, environment)) own.push(place);
  return own.length > 0 ? { places: own, isOwn: true } : { places, isOwn: false };
}

/** The same setting: equal figures of words of which one says what the other does. */
export function isSameSetting(a: WordedFigure, b: WordedFigure): boolean {
  const isEqual = (left: Measured, right: Measured) =>
    left.number === right.number && left.factor === right.factor;
  const parts = a.near.filter((word) => word !== a.noun && !ENVIRONMENTS.test(word));
  return (
    isEqual(a.said, b.said) &&
    a.noun === b.noun &&
    (b.name ?? []).some((word) => word !== b.noun && parts.includes(word))
  );
}
