import type { Git } from './git.js';
import { gitFailure } from './git-failure.js';
import { records } from './records.js';

/**
 * The object each name stands for, or null where there is none. No object's content is read.
 * @param names `<commit>:<path>`; one with a newline is taken for unknown
 */
export async function readPathOids(git: Git, names: readonly string[]): Promise<(string | null)[]> {
  const answers: (string | null)[] = names.map(() => null);
  const asked = names.flatMap((name, i) => (name.includes('\n') ? [] : [i]));
  if (asked.length === 0) return answers;
  const child = git.stream(['cat-file', '--batch-check=%(objectname)', '--buffer']);
  child.stdin.end(`${asked.map((i) => names[i]).join('\n')}\n`);
  let next = 0;
  for await (const line of records(child.stdout, 10)) {
    const index = asked[next];
    next += 1;
    if (index !== undefined && /^[0-9a-f]{40,64}$/.test(line)) answers[index] = line;
  }
  const ended = await child.ended;
  if (ended.code !== 0) throw gitFailure('cat-file', ended);
  return answers;
}
