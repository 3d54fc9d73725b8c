import { readBlobHistory } from '../../../clients/git/blob-history.js';
import { shallowBoundary } from '../../../clients/git/shallow-boundary.js';
import type { LogEntry } from '../../../domain/history.js';
import type { CheckContext } from '../context.js';
import { type Deed, deedOf } from './deed.js';

/** Commits of the revision whose message names an issue. @param issue its number */
export function commitsOfIssue(context: CheckContext, issue: string): readonly LogEntry[] {
  const byIssue = context.once(['commits by issue'], () => commitsNaming(context, /#(\d{1,7})(?!\d)/g));
  return byIssue.get(issue) ?? [];
}

/** The same with those that name it in other ways: "issue 12", `fix/issue-12-hub`, "GH-12". */
export function commitsSpeakingOfIssue(context: CheckContext, issue: string): readonly LogEntry[] {
  const byIssue = context.once(['commits by issue, however named'], () =>
    commitsNaming(context, /(?:#|\b(?:issues?|gh|bug|ticket)[-_ /]{0,2})(\d{1,7})(?!\d)/gi),
  );
  return byIssue.get(issue) ?? [];
}

/** All messages are read once: a document may name a thousand issues. */
function commitsNaming(context: CheckContext, form: RegExp): ReadonlyMap<string, readonly LogEntry[]> {
  const found = new Map<string, LogEntry[]>();
  for (const entry of context.history.graph.all()) {
    const message = `${entry.subject}\n${entry.body}`;
    const issues = new Set([...message.matchAll(form)].map(([, issue = '']) => issue));
    if (issues.size === 0 || !context.isAncestor(entry.hash)) continue;
    for (const issue of issues) {
      const own = found.get(issue);
      if (own) own.push(entry);
      else found.set(issue, [entry]);
    }
  }
  return found;
}

/** Commits that are asked for; for more, git would take long. */
const MOST_COMMITS = 300;

/**
 * What the commits that speak of an issue did to some files, merges against their first parents.
 * @returns deeds by path, by commit; null where that cannot be read
 */
export function doneForIssue(
  context: CheckContext,
  issue: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Deed>> | null> {
  return context.once(['done for the issue', issue, paths], async () => {
    const commits = commitsSpeakingOfIssue(context, issue).map(({ hash }) => hash);
    const { git } = context.clone;
    const boundary = await shallowBoundary(git);
    if (commits.length > MOST_COMMITS || commits.some((hash) => boundary.has(hash))) return null;
    const {
      starts,
      pathOf,
      paths: names,
      oids,
      before,
      after,
      unreadable,
    } = await readBlobHistory(git, commits, paths);
    if (unreadable.length > 0) return null;
    const found = new Map<string, Map<string, Deed>>();
    for (const [i, hash] of commits.entries())
      for (let row = starts[i] as number; row < (starts[i + 1] as number); row += 1) {
        const deed = deedOf({
          before: oids[before[row] as number] ?? null,
          after: oids[after[row] as number] ?? null,
        });
        const own = found.get(hash) ?? new Map<string, Deed>();
        if (deed) found.set(hash, own.set(names[pathOf[row] as number] as string, deed));
      }
    return found;
  });
}
