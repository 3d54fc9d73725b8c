import { shortHash } from '../../domain/commit.js';
import { either, listing } from '../../domain/wording.js';
import { evidenceOf, fixesOf } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const fixElsewhere: Probe = {
  name: 'fix-elsewhere',
  question: 'Is there a fix that the revision does not contain?',
  ask(facts) {
    const away = fixesOf(facts).filter((fix) => !fix.isHere);
    if (away.length === 0)
      return answer('no', 'No fix was found outside the revision.', { evidence: ['history'] });
    const places = [...new Set(away.flatMap((fix) => [...fix.commit.branches, ...fix.commit.tags]))];
    const where = places.length > 0 ? `, on ${listing(places)}` : '';
    return answer(
      'yes',
      `${listing(away.map((fix) => shortHash(fix.commit.hash)))} ${either(away.length, 'fixes it', 'fix it')}${where}, and ${either(away.length, 'is', 'are')} not part of the revision.`,
      {
        evidence: evidenceOf(away),
        commits: away.map((fix) => fix.commit.hash),
      },
    );
  },
};
