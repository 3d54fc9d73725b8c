import type { LogEntry } from '../../../domain/history.js';
import type { CheckContext } from '../context.js';

/** The commit that last changed the document; null for a draft. */
export function commitOfDocument(context: CheckContext): Promise<LogEntry | null> {
  return context.once(['commit of the document'], async () => {
    const { clone, documentPath, revision } = context;
    if (documentPath === null) return null;
    const hash = await clone.git.tryRaw('log', '-1', '--format=%H', revision, '--', documentPath);
    return context.history.graph.get(hash?.trim() ?? '') ?? null;
  });
}
