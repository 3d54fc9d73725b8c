import { basename, dirname, resolve } from 'node:path';
import { openTracker } from '../audit/open-tracker.js';
import { openQuestion } from '../audit/question.js';
import { type ExportedReleases, RELEASES_FORMAT } from '../domain/host-release.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import { redactAll } from '../domain/redact-secrets.js';
import { count } from '../domain/wording.js';
import { EnvironmentError, EXIT, InputError } from '../errors.js';
import type { Arguments } from './command.js';
import { accessOptions } from './comment-options.js';
import type { Io } from './io.js';
import { withSteps } from './repository-command.js';
import { writeFiles } from './write-output.js';

/**
 * Reads issues from the tracker and writes them as lines of JSON, which `--issues` reads.
 * @throws InputError when there is no such issue; EnvironmentError when nobody can be asked
 */
export async function runExport(args: Arguments, io: Io): Promise<number> {
  if (args.words.length === 0)
    throw new InputError('which issues?', 'Name them: issue-audit export 1184 1190');
  const lines = await withSteps(args, io, async (steps) => {
    const found: Exported[] = [];
    for (const word of args.words)
      found.push(
        await steps.run(
          'issue',
          () => exported(word, args, io, steps),
          () => word,
        ),
      );
    const released = await steps.run(
      'releases',
      () => releasesOf(found, io),
      (rows) => count(rows.length, 'repository', 'repositories'),
    );
    return [...found.map(({ line }) => line), ...released];
  });
  const text = lines.map((line) => `${line}\n`).join('');
  const out = args.text('out');
  if (out === null) io.stdout.write(text);
  else {
    const path = resolve(io.cwd, out);
    await writeFiles(dirname(path), dirname(out), [{ name: basename(path), text }], io.signal);
  }
  return EXIT.done;
}

/** An issue as a line, and where it was read. */
interface Exported {
  readonly line: string;
  readonly tracker: IssueTracker;
  readonly repository: string | null;
}

/** A line for each repository whose tracker tells of releases. The issues are of use without them. */
async function releasesOf(found: readonly Exported[], io: Io): Promise<string[]> {
  const asked = new Map(found.map(({ tracker, repository }) => [repository, tracker]));
  const lines: string[] = [];
  for (const [repository, tracker] of asked)
    try {
      const releases = await tracker.releases(repository, null);
      if (releases === null || releases.length === 0) continue;
      const row: ExportedReleases = { format: RELEASES_FORMAT, repository, releases: [...releases] };
      lines.push(JSON.stringify(redactAll(row)));
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      io.stderr.write(`Releases were not taken along: ${error.message}. ${error.advice}\n`);
    }
  return lines;
}

async function exported(
  word: string,
  args: Arguments,
  io: Io,
  steps: Parameters<typeof openTracker>[1],
): Promise<Exported> {
  const question = await openQuestion(
    {
      repo: args.text('repo') ?? '.',
      cwd: io.cwd,
      at: 'HEAD',
      issueText: word,
      patterns: [],
      reports: [],
      configPath: args.text('config'),
      access: accessOptions(args, io),
      online: args.flag('online'),
      offline: false,
      noCache: true,
      cacheFolder: null,
    },
    io.signal,
  );
  const { tracker, unread } = await openTracker(question, steps);
  if (tracker === null)
    throw new EnvironmentError(
      unread?.message.replace(/\.$/, '') ?? 'nobody can be asked',
      unread?.remedy ?? '',
    );
  const issue = await tracker.issue(question.issue, ['timeline', 'pull-requests']);
  if (issue === null)
    throw new InputError(
      `${tracker.source} has no issue ${word}, or does not show it`,
      'Check number and repository; a private one needs a token that may read it.',
    );
  return { line: JSON.stringify(redactAll(issue)), tracker, repository: question.issue.repository };
}
