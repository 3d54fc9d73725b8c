import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a bare repository with a long history through `git fast-import`: each commit writes one of 400 Python files anew;
 * every hundredth is a merge, and about one in five adds or removes a call of `old_call`.
 * @returns its folder
 */
export async function makeLargeHistory(commits: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'issue-audit-history-'));
  await run('git', ['init', '--quiet', '--bare', folder], null);
  await run('git', ['--git-dir', folder, 'fast-import', '--quiet'], script(commits));
  return folder;
}

function* script(commits: number): Generator<string> {
  for (let i = 1; i <= commits; i += 1) {
    const isMerge = i % 100 === 0 && i > 2;
    const path = `src/part${i % 20}/file${i % 400}.py`;
    const text = fileText(i);
    yield [
      'commit refs/heads/main',
      `mark :${i}`,
      `committer A <a@example.com> ${1_600_000_000 + i * 60} +0000`,
      `data ${`commit ${i}`.length}`,
      `commit ${i}`,
      i > 1 ? `from :${i - 1}` : '',
      isMerge ? `merge :${i - 2}` : '',
      `M 100644 inline ${path}`,
      `data ${text.length}`,
      text,
      '',
    ]
      .filter((line, at) => line !== '' || at > 8)
      .join('\n');
  }
}

function fileText(i: number): string {
  const lines = Array.from(
    { length: 40 },
    (_, n) => `def function_${n}(value):\n    return value + ${(i * 31 + n) % 9973}`,
  );
  if ((i * 31) % 101 < 10) lines.push('old_call(1)');
  return lines.join('\n');
}

async function run(command: string, args: readonly string[], input: Iterable<string> | null): Promise<void> {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'close');
  for (const part of input ?? []) if (!child.stdin.write(part)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with code ${code}`);
}
