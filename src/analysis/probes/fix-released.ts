import type { Releases } from '../../domain/audit.js';
import { releaseEvidenceId } from '../../domain/host-release.js';
import { day } from '../../domain/wording.js';
import { evidenceOf, fixesInForce } from '../fixes.js';
import { answer, type Probe } from '../probe.js';
import { releasesWith } from '../releases.js';

type Release = Releases['tags'][number];

export const fixReleased: Probe = {
  name: 'fix-released',
  question: 'Is the fix part of a release?',
  ask(facts) {
    const [fix] = fixesInForce(facts);
    if (!fix) return answer('notApplicable', 'There is no fix in force in the revision.');
    const basis = { evidence: evidenceOf([fix]), commits: [fix.commit.hash] };
    if (facts.releases.policy === 'none') {
      return answer('notApplicable', 'The project delivers continuously: it has no releases.', basis);
    }
    if (facts.releases.tags.length === 0)
      return answer('unknown', 'No tag of this clone is a release.', basis);
    const out = releasesWith(facts, fix);
    const [first, ...later] = out;
    if (!first) return answer('no', 'No release that this clone knows of contains the fix.', basis);
    const full = out.find(({ host }) => host?.isPrerelease !== true);
    const last = later.at(-1);
    const also = last && last !== full ? `, and later ones up to ${last.name}` : '';
    const known = new Set(facts.evidence.map(({ id }) => id));
    const told = [first, full].flatMap((one) => (one ? releaseEvidenceId(one.name) : []));
    return answer(
      'yes',
      `The fix was first released in ${shown(first)}${ofPrerelease(first, full)}${also}.`,
      {
        ...basis,
        evidence: [...basis.evidence, ...new Set(told.filter((id) => known.has(id)))],
      },
    );
  },
};

function shown({ name, date, host }: Release): string {
  return host ? `${name}, published on ${day(date)}` : `${name} of ${day(date)}`;
}

/** Most users take no prereleases. */
function ofPrerelease(first: Release, full: Release | undefined): string {
  if (first.host?.isPrerelease !== true) return '';
  return full
    ? `, a prerelease; the first full release with it is ${shown(full)}`
    : ', a prerelease; no full release has it yet';
}
