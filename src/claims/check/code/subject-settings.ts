import { isSameFigure, type Measured } from '../../extract/figures/figure-units.js';
import { ENVIRONMENTS } from '../../extract/figures/worded-figures.js';
import { stemOfName } from '../../extract/words/name-words.js';
import type { SettingSubject } from '../../extract/words/setting-subject.js';
import type { CheckContext } from '../context.js';
import { type GivenValue, valuesGivenIn } from '../look/given-values.js';
import { thingsNamed } from '../names/named-things.js';
import { partsOf } from './environment-of.js';

/** A value that a file gives to a name, and the environment whose block it stands in. */
interface Given extends GivenValue {
  readonly environment: string | null;
  /** 1-based. */
  readonly line: number;
}

/** What a name has been set to in a file, for one environment. */
export interface KeyHistory {
  readonly key: string;
  readonly environment: string | null;
  /** Of the revision. */
  readonly now: readonly Given[];
  /** Distinct ones of all versions, newest first. */
  readonly had: readonly GivenValue[];
}

/** Versions of a file that are read. */
const MOST_VERSIONS = 80;

/**
 * The one file of production code that is called by what a setting is of and what is set: `database_timeout_config.py` of "the
 * database timeout".
 * @returns null for none, and for several
 */
export function fileOfSubject(context: CheckContext, subjects: readonly SettingSubject[]): string | null {
  const found = new Set<string>();
  for (const { stems } of subjects)
    for (const { kind, path } of stems[0] === stems[1] ? [] : thingsNamed(context, stems))
      if (kind === 'file' && !/(?:^|\/)(?:scripts|tools|bin)\//.test(path)) found.add(path);
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}

/** The names of a file that say a noun, with all values that they have had there; null where there are too many versions. */
export function historyOfKeys(
  context: CheckContext,
  path: string,
  noun: string,
): Promise<readonly KeyHistory[] | null> {
  return context.once(['history of keys', path, noun], async () => {
    const now = givenIn((await context.lines(path)) ?? [], noun);
    const commits = await context.past.commitsThat('touched', path);
    if (commits.length > MOST_VERSIONS) return null;
    const histories = new Map<string, { readonly now: Given[]; readonly had: Map<string, GivenValue> }>();
    const take = (given: readonly Given[], isNow: boolean) => {
      for (const each of given) {
        const id = `${each.environment ?? ''} ${each.key}`;
        const own = histories.get(id) ?? { now: [] as Given[], had: new Map<string, GivenValue>() };
        histories.set(id, own);
        if (isNow) own.now.push(each);
        if (!own.had.has(each.text)) own.had.set(each.text, each);
      }
    };
    take(now, true);
    for (const commit of commits) take(givenIn((await context.linesAt(commit, path)) ?? [], noun), false);
    return [...histories].map(([id, { now: own, had }]) => ({
      key: id.slice(id.indexOf(' ') + 1),
      environment: id.startsWith(' ') ? null : id.slice(0, id.indexOf(' ')),
      now: own,
      had: [...had.values()],
    }));
  });
}

/** Blank lines, comments, and marks of a conflict that was committed: they stand at any depth. */
const SAYS_NO_DEPTH = /^\s*(?:$|#|\/\/)|^(?:<{7}|={7}|>{7})/;

/** What some lines give to names that say a noun. */
export function givenIn(lines: readonly string[], noun: string): Given[] {
  const found: Given[] = [];
  const stem = stemOfName(noun);
  let block: { environment: string; depth: number } | null = null;
  for (const [i, line] of lines.entries()) {
    if (SAYS_NO_DEPTH.test(line)) continue;
    const depth = line.length - line.trimStart().length;
    if (block && depth <= block.depth) block = null;
    const opened = /^\s{0,80}["']?(\w{3,20})["']?\s{0,4}[:=]\s{0,4}(?:\{|\w{0,40}\()?\s*(?:#.*)?$/.exec(
      line,
    )?.[1];
    if (opened !== undefined && ENVIRONMENTS.test(opened.toLowerCase()))
      block = { environment: opened.toLowerCase(), depth };
    if (!line.toLowerCase().includes(noun.slice(0, 4))) continue;
    for (const given of valuesGivenIn(line))
      if (partsOf(given.key).some((part) => stemOfName(part) === stem))
        found.push({ ...given, environment: block?.environment ?? null, line: i + 1 });
  }
  return found;
}

/** Those of one environment; where none is said, all. */
export function ofEnvironment(
  histories: readonly KeyHistory[],
  environment: string | null,
): readonly KeyHistory[] {
  return environment === null ? histories : histories.filter((each) => each.environment === environment);
}

/** Whether one of some values is the one that is said. */
export function isAmong(values: readonly GivenValue[], said: Measured): boolean {
  return values.some(({ value }) => isSameFigure(said, value));
}
