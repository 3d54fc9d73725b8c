import { shortHash } from '../../domain/commit.js';
import { either, listing } from '../../domain/wording.js';
import { changesProduction, evidenceOf, fixesOf } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const partMissing: Probe = {
  name: 'part-missing',
  question: 'Does a later commit add a part of the fix that the revision lacks?',
  ask(facts) {
    const fixes = fixesOf(facts);
    const here = fixes.filter((fix) => fix.isInForce);
    if (here.length === 0) return answer('notApplicable', 'There is no fix in force in the revision.');
    const later = fixes.filter(
      (fix) =>
        !fix.isHere &&
        fix.commit.isDescendant &&
        fix.link.relands.length === 0 &&
        changesProduction(fix.commit),
    );
    if (later.length === 0)
      return answer('no', 'No later commit adds to the fix.', { evidence: evidenceOf(here) });
    return answer(
      'yes',
      `${listing(later.map((fix) => shortHash(fix.commit.hash)))} ${either(later.length, 'adds', 'add')} to the fix later.`,
      {
        evidence: evidenceOf(later),
        commits: later.map((fix) => fix.commit.hash),
      },
    );
  },
};
