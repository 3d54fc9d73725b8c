import { parseIssueArgument } from '../config/issue-argument.js';
import type { Audit } from '../domain/audit.js';
import type { Thread } from '../domain/comment-board.js';
import { InputError } from '../errors.js';

/** Where the comment of an audit goes, and on which host. */
export interface Place {
  readonly thread: Thread;
  readonly host: string | null;
}

/**
 * Where the comment of an audit goes: the issue it is about, or the one that was named.
 * @param named as it was typed: `owner/repo#12`, `12`, a URL; null for none
 * @throws InputError when no place on GitHub follows, or when the audit is about another issue of that repository
 */
export function threadOfAudit(audit: Audit, named: string | null): Place {
  const { issue } = audit;
  const place = named === null ? { ...issue, host: issue.host } : parseIssueArgument(named);
  const repository = place.repository ?? issue.repository;
  const number = /^[1-9]\d{0,8}$/.test(place.key) ? Number(place.key) : null;
  if (repository === null || number === null || repository.split('/').length !== 2)
    throw new InputError(
      `the audit of ${issue.key} does not say which issue of GitHub to comment on`,
      'Name it: --issue owner/repo#12.',
    );
  const isAbout = [issue.key, ...issue.aliases].includes(place.key) || !/^\d+$/.test(issue.key);
  if (!isAbout)
    throw new InputError(
      `the audit is about #${issue.key}, not about ${repository}#${number}`,
      'Give the audit of that issue.',
    );
  return { thread: { repository, number }, host: place.host ?? issue.host };
}

/**
 * The issue of GitHub that was named for something that does not say itself where it belongs.
 * @param named as it was typed: `owner/repo#12` or a URL; null for none
 * @param what it is, for the error: `a draft`
 * @throws InputError when it names no issue of GitHub
 */
export function namedThread(named: string | null, what: string): Place {
  const parsed = named === null ? null : parseIssueArgument(named);
  if (!parsed?.repository || !/^[1-9]\d{0,8}$/.test(parsed.key))
    throw new InputError(`${what} does not say where to post it`, 'Name the issue: --issue owner/repo#12.');
  return { thread: { repository: parsed.repository, number: Number(parsed.key) }, host: parsed.host };
}
