import type { InferredPattern } from '../../domain/causes.js';
import { shortHash } from '../../domain/commit.js';
import type { Evidence } from '../../domain/evidence.js';
import { count } from '../../domain/wording.js';

/** The fact that a commit made one edit at many places. */
export function inferredEvidence(inferred: InferredPattern): Evidence {
  const { pattern, replacement, alternatives, places, changedPlaces, files } = inferred;
  const what = [pattern, ...alternatives].join(', ').replace(/\s+/g, ' ');
  const by = replacement === null ? '' : ` by ${replacement.replace(/\s+/g, ' ')}`;
  return {
    id: inferred.evidence,
    kind: 'inferred-pattern',
    summary: `${shortHash(inferred.commit)} replaced ${what}${by} at ${count(places, 'place')} in ${count(files, 'file')}, of ${count(changedPlaces, 'place')} changed`,
    data: {
      language: inferred.language,
      pattern,
      alternatives,
      replacement,
      places,
      changedPlaces,
      files,
      matchedBefore: inferred.matchedBefore,
    },
    provenance: {
      collector: 'patterns',
      source: 'syntax trees of the files before and after the commit',
      revision: inferred.commit,
      command: `git show ${shortHash(inferred.commit)}`,
    },
    location: null,
  };
}
