import type { FixLink } from '../../domain/causes.js';
import { shortHash } from '../../domain/commit.js';
import type { Evidence } from '../../domain/evidence.js';
import { type Issue, issueName } from '../../domain/issue.js';
import type { LinkIndex } from './link-index.js';

/** The evidence item of a link: what ties the commit to the issue, and the command that shows the commit. */
export function linkEvidence(link: FixLink, index: LinkIndex, issue: Issue): Evidence {
  const subject = index.entry(link.commit)?.subject ?? '';
  const role = link.isFix
    ? 'is taken for a fix of'
    : `${link.kind === 'similar-text' ? 'reads like' : 'names'}, and is not taken for a fix of,`;
  return {
    id: `link:${shortHash(link.commit)}`,
    kind: 'link',
    summary: `${shortHash(link.commit)} ("${subject}") ${role} ${issueName(issue)}: ${link.reasons.join('; ')}.`,
    data: {
      commit: link.commit,
      kind: link.kind,
      score: link.score,
      isFix: link.isFix,
      reasons: link.reasons,
      twins: link.twins,
      revertedBy: link.revertedBy,
    },
    provenance: {
      collector: 'linking',
      source: 'git objects',
      revision: link.commit,
      command: `git show ${link.commit}`,
    },
    location: null,
  };
}
