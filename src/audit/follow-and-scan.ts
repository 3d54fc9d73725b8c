import type { TreeFile } from '../clients/git/tree.js';
import { collectScans } from '../collectors/code.js';
import type { CollectedHistory } from '../collectors/history.js';
import { totalOf } from '../domain/code-class.js';
import { count } from '../domain/wording.js';
import { followPatterns } from './follow-patterns.js';
import type { Steps } from './progress.js';
import type { Question } from './question.js';

/** History first: having read every version, it knows which files of the revision are worth looking into. */
export async function followAndScan(
  question: Question,
  history: CollectedHistory,
  tree: readonly TreeFile[],
  steps: Steps,
) {
  const { clone, config, revision } = question;
  const followed = await steps.run(
    'ledger',
    () => followPatterns(question, history.graph),
    ({ ledgers }) =>
      ledgers.length === 0
        ? 'no pattern to follow'
        : `${count(
            ledgers.reduce((sum, ledger) => sum + ledger.entries.length, 0),
            'commit',
          )} with more or fewer occurrences`,
  );
  const code = await steps.run(
    'code',
    () =>
      collectScans(clone, {
        revision,
        patterns: [...question.patterns, ...question.generalPatterns],
        classes: config.classes,
        tree,
        mayHold: followed.mayHold,
      }),
    ({ scans }) =>
      scans.length === 0
        ? `no pattern given, ${count(tree.length, 'file')} at the revision`
        : `${count(
            scans.reduce((sum, scan) => sum + totalOf(scan.counts), 0),
            'occurrence',
          )}, ${count(tree.length, 'file')} at the revision`,
  );
  return { followed, code };
}
