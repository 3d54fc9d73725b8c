import { count, listing, thousands } from '../../domain/wording.js';
import { answer, type Probe } from '../probe.js';
import {
  confirmedScans,
  filesLookedAt,
  isComplete,
  ledgerOf,
  peakProduction,
  productionCount,
} from '../remaining.js';

export const occurrencesRemain: Probe = {
  name: 'occurrences-remain',
  question: 'Are occurrences of a confirmed pattern left in production code?',
  ask(facts) {
    const scans = confirmedScans(facts);
    if (scans.length === 0) return answer('unknown', 'Not measured: no pattern was given or confirmed.');
    const evidence = scans.map((scan) => scan.evidence);
    const left = productionCount(scans);
    const files = scans.reduce((sum, scan) => sum + filesLookedAt(scan), 0);
    if (left > 0) {
      const most = scans.reduce((sum, scan) => sum + (peakProduction(ledgerOf(facts, scan)) ?? 0), 0);
      const ofMost = most > left ? ` of ${thousands(most)}` : '';
      const where = scans.flatMap((scan) =>
        scan.occurrences.filter((o) => o.class === 'production').map((o) => o.path),
      );
      return answer(
        'yes',
        `${thousands(left)}${ofMost} left in production code, in ${listing([...new Set(where)])}.`,
        { evidence },
      );
    }
    if (files === 0)
      return answer('unknown', 'No file of the pattern’s language could be looked at, so nothing is known.', {
        evidence,
      });
    const gaps = scans
      .filter((scan) => !isComplete(scan))
      .flatMap((scan) => [...scan.searched.unparsed, ...scan.searched.skipped]);
    const gapText = gaps.length > 0 ? `; ${count(gaps.length, 'file')} could not be looked at` : '';
    return answer('no', `None left in production code; ${count(files, 'file')} searched${gapText}.`, {
      evidence,
    });
  },
};
