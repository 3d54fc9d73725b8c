import { readTree, type TreeFile } from '../clients/git/tree.js';
import { collectScans } from '../collectors/code.js';
import { type CollectedHistory, collectHistory } from '../collectors/history.js';
import { collectNotes } from '../collectors/notes.js';
import { collectRelatedFiles } from '../collectors/related-files.js';
import type { Notes, RelatedFile } from '../domain/audit.js';
import { totalOf } from '../domain/code-class.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Scan } from '../domain/pattern.js';
import { count } from '../domain/wording.js';
import { remember } from './cache.js';
import type { Steps } from './progress.js';
import type { Question } from './question.js';

/** What was seen, before anything is concluded from it. */
export interface Collected {
  readonly history: CollectedHistory;
  /** Every file of the revision. */
  readonly tree: readonly TreeFile[];
  readonly scans: readonly Scan[];
  readonly relatedFiles: RelatedFile[];
  /** Test files of the revision whose text names the issue. */
  readonly namingTests: readonly string[];
  readonly notes: Notes;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Reads history, code and notes. Each part that fails on the clone’s account says so and leaves the rest. */
export async function collect(question: Question, steps: Steps): Promise<Collected> {
  const { clone, config, issue, options, revision } = question;
  const [history, tree] = await Promise.all([
    steps.run(
      'history',
      () => collectHistory(clone, options.at),
      (found) =>
        `${count(found.graph.size, 'commit')}, ${count(found.refs.length, 'branch or tag', 'branches and tags')}`,
    ),
    readTree(clone.git, revision),
  ]);
  const [code, related] = await Promise.all([
    steps.run(
      'code',
      () =>
        collectScans(clone, {
          revision,
          patterns: [...question.patterns, ...question.generalPatterns],
          classes: config.classes,
          tree,
        }),
      ({ scans }) =>
        scans.length === 0
          ? `no pattern given, ${count(tree.length, 'file')} at the revision`
          : `${count(
              scans.reduce((sum, scan) => sum + totalOf(scan.counts), 0),
              'occurrence',
            )}, ${count(tree.length, 'file')} at the revision`,
    ),
    steps.run(
      'files',
      () =>
        remember(
          question,
          { what: 'related files', revision, keys: [issue.key, ...issue.aliases], classes: config.classes },
          () => collectRelatedFiles(clone, { issue, revision, tree, classOf: question.classOf }),
        ),
      ({ relatedFiles }) => `${count(relatedFiles.length, 'file')} naming the issue`,
    ),
  ]);
  const stated = question.block ?? { impact: [], whys: {}, decisions: [] };
  const { notes, evidence } = collectNotes({
    ...stated,
    source: question.block ? question.configSource : null,
  });
  return {
    history,
    tree,
    scans: code.scans,
    relatedFiles: related.relatedFiles,
    namingTests: related.namingTests,
    notes,
    evidence: [...history.evidence, ...code.evidence, ...related.evidence, ...evidence],
    notifications: [...history.notifications, ...code.notifications],
  };
}
