import { count } from '../../domain/wording.js';
import { answer, type Probe } from '../probe.js';

export const historyComplete: Probe = {
  name: 'history-complete',
  question: 'Is the whole history of the revision here?',
  ask({ history }) {
    const basis = { evidence: ['history'] };
    if (history.shallow)
      return answer('no', `The clone is shallow and holds ${count(history.commits, 'commit')}.`, basis);
    if (history.grafted) return answer('no', 'The clone has grafts or replaced commits.', basis);
    return answer('yes', `All ${count(history.commits, 'commit')} of the revision are here.`, basis);
  },
};
