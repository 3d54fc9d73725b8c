import { shortHash } from '../../domain/commit.js';
import { count, listing, thousands } from '../../domain/wording.js';
import { fixesOf } from '../fixes.js';
import { answer, type Probe } from '../probe.js';
import { confirmedScans, ledgerOf, regressingEntries } from '../remaining.js';

export const occurrencesCameBack: Probe = {
  name: 'occurrences-came-back',
  question: 'Did a commit after the fix add production occurrences that are still there?',
  ask(facts) {
    const scans = confirmedScans(facts);
    if (scans.length === 0) return answer('unknown', 'Not measured: no pattern was given or confirmed.');
    if (!fixesOf(facts).some((fix) => fix.isHere))
      return answer('notApplicable', 'There is no fix in the revision.');
    const ledgers = scans.map((scan) => ledgerOf(facts, scan)).filter((ledger) => ledger !== undefined);
    if (ledgers.length === 0)
      return answer('unknown', 'Not measured: the pattern was not followed through history.');
    const evidence = ledgers.map((ledger) => ledger.evidence);
    const again = regressingEntries(facts);
    const missing = ledgers.reduce((sum, ledger) => sum + ledger.blobs.missing, 0);
    if (again.length === 0 && missing > 0) {
      return answer('unknown', `${count(missing, 'file version')} of the history could not be read.`, {
        evidence,
      });
    }
    if (again.length === 0)
      return answer('no', 'No production occurrence has come back since the fix.', { evidence });
    const added = again.reduce((sum, entry) => sum + entry.added.production, 0);
    return answer(
      'yes',
      `${listing(again.map((e) => shortHash(e.commit)))} added ${thousands(added)} in production after the fix.`,
      {
        evidence,
        commits: again.map((entry) => entry.commit),
      },
    );
  },
};
