import { count } from '../../domain/wording.js';
import { answer, type Probe } from '../probe.js';
import { productionCount } from '../remaining.js';

export const leftoversSuspected: Probe = {
  name: 'leftovers-suspected',
  question: 'Are there places in production like those that the fix changed?',
  ask({ patterns }) {
    const inferred = patterns.filter((scan) => scan.definition.origin === 'inferred' && !scan.confirmed);
    if (inferred.length === 0 && patterns.some((scan) => scan.confirmed))
      return answer(
        'notApplicable',
        'A pattern was given; what is left of it is counted, and none is inferred.',
      );
    if (inferred.length === 0) return answer('unknown', 'No repeated edit was inferred from the fix.');
    const evidence = inferred.map((scan) => scan.evidence);
    const left = productionCount(inferred);
    return left > 0
      ? answer(
          'yes',
          `${count(left, 'place')} in production look like what the fix changed; nobody has confirmed the pattern.`,
          { evidence },
        )
      : answer('no', 'No place in production looks like what the fix changed.', { evidence });
  },
};
