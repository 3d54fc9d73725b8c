import { auditDraft } from '../audit/audit-draft.js';
import { threadOfAudit } from '../audit/thread-of-audit.js';
import type { Audit } from '../domain/audit.js';
import { EXIT, InputError } from '../errors.js';
import { type AuditFile, auditsToPost } from './audits-to-post.js';
import type { Arguments } from './command.js';
import { linkOption } from './comment-options.js';
import type { Io } from './io.js';
import { type Posting, postAll } from './post-all.js';
import { postBoard } from './post-board.js';
import { postDocument } from './post-document.js';
import { openNamed } from './repository-command.js';

/**
 * Posts audits that were written before, each under its issue. Every audit, its place and its revision are looked at before
 * anything is posted.
 * @returns the exit code: that of the first that failed, after all the others were posted
 */
export async function runPost(args: Arguments, io: Io): Promise<number> {
  const [document, board] = [args.text('document'), args.text('board')];
  if ((document !== null || board !== null) && args.words.length > 0)
    throw new InputError(
      `an audit and a ${document === null ? 'board' : 'document'} were given`,
      'Post one after the other.',
    );
  if (document === null && args.list('reports').length > 0)
    throw new InputError('--reports is for a draft, and none was given', 'Add --document, or leave it out.');
  if (document !== null) return postDocument(document, args, io);
  if (board !== null) return postBoard(board, args, io);
  const [path] = args.words;
  if (path === undefined)
    throw new InputError('no audit was named', 'Give a file: issue-audit post out/issue-1184.json.');
  const link = linkOption(args, io);
  const audits = await auditsToPost(path, io.cwd);
  const named = args.text('issue');
  if (named !== null && audits.length > 1)
    throw new InputError(
      `--issue names one place, and ${path} holds ${audits.length} audits`,
      'Leave it out, or give one file.',
    );
  const at = args.text('at');
  if (at !== null)
    for (const { audit, path: file } of audits) await assertRevision(audit, file, at, args, io);
  const options = { link, isFromFork: args.flag('from-fork'), isNewOnChange: args.flag('new-on-change') };
  const postings: Posting[] = [];
  for (const { audit, path: file } of audits)
    postings.push({
      file,
      place: threadOfAudit(audit, named),
      draft: await auditDraft(audit, options),
    });
  return (await postAll(postings, args, io)).some(({ failed }) => failed) ? EXIT.environment : EXIT.done;
}

/** Posts an audit that was made just now, under its issue. */
export async function postMade(audit: Audit, args: Arguments, io: Io): Promise<void> {
  const options = {
    link: linkOption(args, io),
    isFromFork: false,
    isNewOnChange: args.flag('new-on-change'),
  };
  const draft = await auditDraft(audit, options);
  await postAll([{ file: audit.issue.key, place: threadOfAudit(audit, null), draft }], args, io);
}

/** A hash needs no clone; a name does. */
async function assertRevision(
  audit: Audit,
  file: AuditFile['path'],
  at: string,
  args: Arguments,
  io: Io,
): Promise<void> {
  if (/^[0-9a-f]{7,64}$/.test(at) && audit.revision.startsWith(at)) return;
  const revision = /^[0-9a-f]{40}$/.test(at) ? at : (await openNamed(args, io, at)).revision;
  if (revision === audit.revision) return;
  throw new InputError(
    `${file} is an audit of ${audit.revision.slice(0, 9)}, and --at ${at} is ${revision.slice(0, 9)}`,
    `Audit that revision first: issue-audit ${audit.issue.key} --at ${at}.`,
  );
}
