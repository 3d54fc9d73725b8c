import type { ContractChange } from '../../domain/causes.js';
import { type CodeClass, CodeClassSchema } from '../../domain/code-class.js';
import type { Call } from './call.js';
import type { CallerFile } from './caller-file.js';
import { type JudgedChange, usesOldWay } from './old-way.js';
import type { Surroundings } from './whose-call.js';

type Place = ContractChange['places'][number];

/** Callers of a definition at the commit that changed it. */
export interface LeftBehind {
  readonly places: readonly Place[];
  /** Places of which it cannot be told whether they use it the old way. */
  readonly undecided: number;
}

/** A version of a file that calls, and the version before the commit where the commit changed it. */
export interface CallerVersion {
  readonly now: CallerFile | null;
  /** Undefined where the commit left the file as it was; null where it was not there, or could not be read. */
  readonly before: CallerFile | null | undefined;
  readonly path: string;
  readonly class: CodeClass;
  /** Matches of the pattern in it. */
  readonly matches: number;
}

/** The places that use any of some definitions the way it was before they changed, each once. */
export function leftBehind(
  files: readonly CallerVersion[],
  changes: readonly JudgedChange[],
  aroundOf: (path: string) => Surroundings,
): LeftBehind {
  const places: Place[] = [];
  let undecided = 0;
  for (const file of files) {
    const { now } = file;
    if (!now) {
      undecided += file.matches;
      continue;
    }
    const before = file.before && textsOf(file.before);
    now.calls.forEach((call, i) => {
      const wasThere = call !== null && (file.before === undefined || (before?.has(call.text) ?? false));
      const answer = oldWayOfAny(call, now, changes, aroundOf(file.path), wasThere);
      if (answer === 'yes') places.push({ path: file.path, line: now.lines[i] ?? 1, class: file.class });
      else if (answer === 'unknown') undecided += 1;
    });
  }
  return { places: places.sort(byClass), undecided };
}

function oldWayOfAny(
  call: Call | null,
  file: CallerFile,
  changes: readonly JudgedChange[],
  around: Surroundings,
  wasThere: boolean,
): 'yes' | 'no' | 'unknown' {
  if (!call) return 'unknown';
  const answers = changes.map((change) => usesOldWay(call, file, change, around, wasThere));
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

function textsOf(file: CallerFile): Set<string> {
  return new Set(file.calls.flatMap((call) => (call ? [call.text] : [])));
}

/** Production first, then by path and line. */
export function byClass(a: Place, b: Place): number {
  const order = (place: Place) => CodeClassSchema.options.indexOf(place.class);
  return order(a) - order(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line;
}
