import type { LogEntry } from '../../../domain/history.js';
import type { CheckContext } from '../context.js';

/** Commits of the revision whose message names an issue. @param issue its number */
export function commitsOfIssue(context: CheckContext, issue: string): readonly LogEntry[] {
  return context.once(['commits that name the issue', issue], () => {
    const form = new RegExp(`#${issue}(?!\\d)`);
    return [...context.history.graph.all()].filter(
      ({ hash, subject, body }) => form.test(`${subject}\n${body}`) && context.isAncestor(hash),
    );
  });
}
