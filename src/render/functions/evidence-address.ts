import type { Evidence } from '../../domain/evidence.js';
import type { RenderContext } from './template-function.js';

/** Evidence about one commit; of other kinds the revision only says when it held. */
const ABOUT_A_COMMIT: readonly Evidence['kind'][] = [
  'commit',
  'link',
  'revert',
  'introducing',
  'contract-change',
];

/** The web address of what an evidence item is about: a place in a file, or a commit; null when it has none. */
export function addressOf(context: RenderContext, item: Evidence): string | null {
  const at = item.provenance.revision;
  // A report lies beside the code, not in it.
  if (at === null || item.kind === 'test-report') return null;
  if (item.location !== null) return context.links.file(item.location.path, at, item.location.line);
  return ABOUT_A_COMMIT.includes(item.kind) ? context.links.commit(at) : null;
}
