import { createHash } from 'node:crypto';
import type { Audit } from '../../domain/audit.js';
import type { Draft, Published } from '../../publish/draft.js';
import { codeSpan } from '../../render/markdown.js';
import { cutText, oneLine } from '../../render/visible-text.js';

/** What somebody who asked is told. */
export type Answer =
  | { readonly kind: 'audited'; readonly audit: Audit; readonly published: Published }
  | { readonly kind: 'refused' }
  | { readonly kind: 'pull-request' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * The answer to a comment. There is one under an issue, always a new one, so that whoever asked is told; the answer to the
 * last question goes.
 * @param run web address of the run; null for none
 */
export function answerDraft(answer: Answer, key: string, commentId: number, run: string | null): Draft {
  const text = `${textOf(answer)}${run === null ? '' : ` [The run](${run}).`}\n`;
  return {
    kind: 'answer',
    key,
    digest: createHash('sha256').update(`${commentId}\n${text}`).digest('hex').slice(0, 32),
    state: null,
    write: async () => text,
    isNews: () => true,
  };
}

function textOf(answer: Answer): string {
  switch (answer.kind) {
    case 'audited':
      return auditedText(answer.audit, answer.published);
    case 'refused':
      return 'Not audited: only people with write permission to this repository can ask for an audit.';
    case 'pull-request':
      return 'Not audited: this is a pull request. Ask under the issue that it is about.';
    case 'failed':
      return `Not audited: ${codeSpan(cutText(oneLine(answer.message), 300))}.`;
  }
}

function auditedText({ verdict }: Audit, { outcome, url }: Published): string {
  const what = {
    created: 'Audited',
    updated: 'Audited again, with changes',
    replaced: 'Audited again, with another status',
    unchanged: 'Audited again, and nothing has changed',
  }[outcome];
  return `${what}: **${verdict.status}**, *${verdict.grade}*. [The audit](${url}).`;
}
