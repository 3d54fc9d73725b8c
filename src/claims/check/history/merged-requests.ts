import type { LogEntry } from '../../../domain/history.js';
import type { CheckContext } from '../context.js';

/** Commits whose subject says that they are a pull request’s: of a merge, or squashed with its number behind. */
export function mergesOfRequest(context: CheckContext, number: string): readonly LogEntry[] {
  return context.once(['merges of', number], () => {
    const form = new RegExp(`\\(#${number}\\)$|^Merge pull request #${number}(?!\\d)`);
    return [...context.history.graph.all()].filter(({ subject }) => form.test(subject.trim()));
  });
}

/** The command that lists them. */
export function mergesCommand(number: string): string {
  return `git log --all -E --grep='\\(#${number}\\)|pull request #${number}( |$)' --format='%h %as %cs %s'`;
}
