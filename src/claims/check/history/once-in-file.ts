import { shortHash } from '../../../domain/commit.js';
import { quoted } from '../../../domain/shell-word.js';
import type { CheckContext, Outcome } from '../context.js';
import type { PastQuestion } from './path-history.js';

/**
 * Text that a file is said to hold and holds no longer: refuted only where an earlier version did hold it, since what never
 * stood there may have been written from memory.
 * @param holds whether a version of the file holds it
 * @returns null where no version held it
 */
export async function onceIn(
  context: CheckContext,
  path: string,
  text: string,
  holds: (text: string) => boolean,
): Promise<Outcome | null> {
  const past: PastQuestion = {
    paths: [path],
    isTrue: (texts) => [...texts.values()].some((each) => each !== null && holds(each)),
  };
  const until = await context.past.trueUntil(past);
  if (!until) return null;
  return {
    verdict: 'refuted',
    measured: `no such text in ${path}; it was there until ${shortHash(until.commit)} of ${until.date}`,
    scope: path,
    command: `git log --oneline -S ${quoted(text)} ${context.rev} -- ${quoted(path)}`,
    correction: `${path} held it until ${shortHash(until.commit)} of ${until.date}.`,
    past,
  };
}
