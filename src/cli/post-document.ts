import { createHash } from 'node:crypto';
import { checkClaims } from '../audit/check-claims.js';
import { namedThread } from '../audit/thread-of-audit.js';
import type { DocumentCheck } from '../domain/claim.js';
import { redactSecrets } from '../domain/redact-secrets.js';
import { quoted } from '../domain/shell-word.js';
import { EXIT, InputError } from '../errors.js';
import { renderCheckedDraft } from '../render/checked-draft.js';
import { cacheOf } from './cache-folder.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { postAll } from './post-all.js';
import { readDocument } from './read-document.js';
import { openNamed, withSteps } from './repository-command.js';

/**
 * Posts a draft that somebody wrote, with the table of its checks. One with a refuted statement, without any statement that
 * can be checked, or with a status that could not be checked is refused, and nothing is posted.
 */
export async function postDocument(file: string, args: Arguments, io: Io): Promise<number> {
  const place = namedThread(args.text('issue'), 'a draft');
  const document = await readDocument(file, io);
  const source = redactSecrets(document.source);
  const checked = await withSteps(args, io, async (steps) => {
    const repository = await openNamed(args, io);
    const cache = cacheOf(args, io, repository);
    const reports = args.list('reports');
    return checkClaims(repository, { ...document, source, reports, cwd: io.cwd, cache }, steps);
  });
  assertMayBePosted(checked, document.name, args);
  const body = renderCheckedDraft(source, checked, checkCommand(args));
  const draft = {
    kind: 'document',
    key: place.thread.number.toString(),
    digest: createHash('sha256').update(body).digest('hex').slice(0, 32),
    state: {},
    write: async () => body,
  };
  const [posted] = await postAll([{ file, place, draft }], args, io);
  return posted?.failed ? EXIT.environment : EXIT.done;
}

/** @throws InputError with every reason that the draft gives */
function assertMayBePosted({ claims, summary }: DocumentCheck, name: string, args: Arguments): void {
  const refuted = claims.filter(({ verdict }) => verdict === 'refuted');
  const [first] = refuted;
  if (first)
    throw new InputError(
      `${name} is not posted: line ${first.line} is refuted (${first.correction ?? first.measured ?? ''})`,
      `${refuted.length} in all; see them with: ${checkCommand(args)}`,
    );
  const above = claims.find(({ kind, verdict }) => kind === 'status' && verdict === 'not checkable');
  if (above)
    throw new InputError(
      `${name} is not posted: line ${above.line} gives a status that could not be checked (${above.measured ?? ''})`,
      'Say no more than the verdict does; issue-audit <issue> tells it.',
    );
  if (summary.verified === 0)
    throw new InputError(
      `${name} is not posted: it holds no statement that can be checked`,
      'Name files, lines, commits or tests in it.',
    );
}

/** The command that shows every check of this draft: of the same revision, clone and reports. */
function checkCommand(args: Arguments): string {
  const given = ['at', 'repo', 'config'].flatMap((name) => {
    const value = args.text(name);
    return value === null ? [] : [`--${name} ${quoted(value)}`];
  });
  const reports = args.list('reports').map((glob) => `--reports ${quoted(glob)}`);
  return ['issue-audit check', quoted(args.text('document') ?? '-'), ...given, ...reports].join(' ');
}
