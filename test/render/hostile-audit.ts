import type { Audit } from '../../src/domain/audit.js';

/** Fields that hold words of this program, numbers of commits, dates or addresses; everything else may come from strangers. */
const OWN = new Set([
  'schemaVersion',
  'version',
  'date',
  'host',
  'url',
  'webUrl',
  'key',
  'kind',
  'status',
  'grade',
  'reasonCode',
  'action',
  'class',
  'outcome',
  'form',
  'place',
  'language',
  'origin',
  'id',
  'evidence',
  'commit',
  'hash',
  'revision',
  'parents',
  'reverts',
  'cherryPickOf',
  'fixedIn',
  'fixedElsewhere',
  'revertedBy',
  'twins',
  'relands',
  'patternId',
  'first',
  'largestRemovals',
  'reintroductions',
  'authoredAt',
  'committedAt',
  'firstCommitAt',
  'writtenAt',
  'tie',
  'tier',
  'role',
  'horizon',
  'change',
  'age',
  'probe',
  'code',
  'state',
  'stateReason',
  'closedAt',
]);

/**
 * The audit with every text that may come from strangers replaced, in turn, by the given ones.
 * @param texts at least one
 */
export function withForeignText(audit: Audit, texts: readonly string[]): Audit {
  let next = 0;
  const replace = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') {
      if (OWN.has(field)) return value;
      next += 1;
      return texts[next % texts.length];
    }
    if (Array.isArray(value)) return value.map((item) => replace(item, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        // `revision` is an object too, and `evidence` the list of all evidence.
        typeof item === 'object' && !Array.isArray(item) ? replaceInside(item) : replace(item, name),
      ]),
    );
  };
  const replaceInside = (value: object | null): unknown => replace(value, '');
  return replace(audit, '') as Audit;
}
