import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { checkClaims } from '../audit/check-claims.js';
import { namedThread } from '../audit/thread-of-audit.js';
import { redactSecrets } from '../domain/redact-secrets.js';
import { EXIT, InputError } from '../errors.js';
import { renderCheckedDraft } from '../render/checked-draft.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { postAll } from './post-all.js';
import { readDocumentFile } from './read-document.js';
import { openNamed, withSteps } from './repository-command.js';

/**
 * Posts a draft that somebody wrote, with the table of its checks. One with a refuted statement, without any statement that
 * can be checked, or with a status that could not be checked is refused, and nothing is posted.
 */
export async function postDocument(file: string, args: Arguments, io: Io): Promise<number> {
  const place = namedThread(args.text('issue'), 'a draft');
  const source = redactSecrets(await readDocumentFile(file, io));
  const checked = await withSteps(args, io, async (steps) => {
    const repository = await openNamed(args, io);
    const question = { name: basename(file), source, file: resolve(io.cwd, file), reports: [], cwd: io.cwd };
    return checkClaims(repository, { ...question, cache: undefined }, steps);
  });
  const { claims, summary } = checked;
  const refuted = claims.filter(({ verdict }) => verdict === 'refuted');
  const [first] = refuted;
  if (first)
    throw new InputError(
      `${file} is not posted: line ${first.line} is refuted (${first.correction ?? first.measured ?? ''})`,
      `${refuted.length} in all; see them with: issue-audit check ${file}`,
    );
  const above = claims.find(({ kind, verdict }) => kind === 'status' && verdict === 'not checkable');
  if (above)
    throw new InputError(
      `${file} is not posted: line ${above.line} gives a status that could not be checked (${above.measured ?? ''})`,
      'Say no more than the verdict does; issue-audit <issue> tells it.',
    );
  if (summary.verified === 0)
    throw new InputError(
      `${file} is not posted: it holds no statement that can be checked`,
      'Name files, lines, commits or tests in it.',
    );
  const body = renderCheckedDraft(source, checked);
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
