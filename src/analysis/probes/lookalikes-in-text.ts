import { count } from '../../domain/wording.js';
import { answer, type Probe } from '../probe.js';

export const lookalikesInText: Probe = {
  name: 'lookalikes-in-text',
  question: 'Does text that is not code look like the pattern?',
  ask({ patterns }) {
    const structural = patterns.filter((scan) => scan.definition.kind === 'structural');
    if (structural.length === 0) return answer('notApplicable', 'No structural pattern was given.');
    const found = structural.flatMap((scan) => scan.textOnly);
    const evidence = structural.map((scan) => scan.evidence);
    if (found.length === 0) return answer('no', 'No string or comment looks like the pattern.', { evidence });
    const files = new Set(found.map((match) => match.path)).size;
    return answer(
      'yes',
      `${count(found.length, 'string or comment', 'strings or comments')} in ${count(files, 'file')} look like the pattern; they are not counted.`,
      {
        evidence,
      },
    );
  },
};
