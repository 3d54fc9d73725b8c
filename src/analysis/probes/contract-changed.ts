import { shortHash } from '../../domain/commit.js';
import { count } from '../../domain/wording.js';
import { answer, type Probe } from '../probe.js';
import { confirmedLedgers } from '../remaining.js';

export const contractChanged: Probe = {
  name: 'contract-changed',
  question: 'Did a commit change how a symbol must be used while callers still used it the old way?',
  ask(facts) {
    const ledgers = confirmedLedgers(facts);
    if (ledgers.length === 0)
      return answer('unknown', 'Not looked for: no pattern was followed through history.');
    const [first] = facts.contractChanges;
    if (!first)
      return answer('no', 'No such change was found for the patterns of this audit.', {
        evidence: ledgers.map((ledger) => ledger.evidence),
      });
    const callers = `${count(first.callersOldWay, 'place')} in ${count(first.callersOldWayFiles, 'file')}`;
    return answer(
      'yes',
      `${shortHash(first.commit)} changed ${first.symbol} (${first.change}) while ${callers} still used it the old way.`,
      {
        evidence: [first.evidence],
        commits: facts.contractChanges.map((change) => change.commit),
      },
    );
  },
};
