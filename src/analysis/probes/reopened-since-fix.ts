import { day } from '../../domain/wording.js';
import { fixesInForce } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const reopenedSinceFix: Probe = {
  name: 'reopened-since-fix',
  question: 'Was the issue re-opened after the last fix, and is it open now?',
  ask(facts) {
    const { tracker } = facts;
    if (!tracker || tracker.state === null)
      return answer('unknown', 'What the issue tracker says was not read.');
    if (tracker.state !== 'open' || !tracker.reopenedAt)
      return answer('no', 'The issue was not re-opened.', { evidence: ['issue'] });
    const fixes = fixesInForce(facts);
    if (fixes.length === 0) return answer('notApplicable', 'There is no fix in force in the revision.');
    const last = Math.max(...fixes.map((fix) => Date.parse(fix.commit.committedAt)));
    const after = Date.parse(tracker.reopenedAt) > last;
    return after
      ? answer('yes', `The issue was re-opened on ${day(tracker.reopenedAt)}, after the fix, and is open.`, {
          evidence: ['issue'],
        })
      : answer('no', 'The issue was re-opened before the fix.', { evidence: ['issue'] });
  },
};
