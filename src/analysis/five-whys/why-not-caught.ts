import { shortHash } from '../../domain/commit.js';
import type { Facts } from '../../domain/facts.js';
import { capital, count, day, either, elapsed, listing } from '../../domain/wording.js';
import { causeOf } from '../cause.js';
import { evidenceOf, type Fix, fixesOf } from '../fixes.js';
import { answered, notKnown, type WhyQuestion } from '../why.js';

export const whyNotCaught: WhyQuestion = {
  number: 3,
  question: 'Why was it not caught earlier?',
  ofDefectsOnly: true,
  answer(facts) {
    const [fix] = fixesOf(facts);
    if (!fix) return notKnown('Not established: no fix was found to compare tests with.', 'A fixing commit.');
    const sentences = [
      testsFollowed(facts),
      testsOfFix(fix),
      testsOfIssue(facts, fix),
      ...testsAsRun(facts),
      linesExecuted(facts),
      times(facts, fix),
    ];
    const cause = causeOf(facts);
    const isTimed = facts.tracker?.createdAt ? ['issue'] : [];
    const evidence = [
      ...evidenceOf([fix]),
      ...(cause ? [cause.evidence] : []),
      ...(facts.proof ? [facts.proof.evidence] : []),
      ...(linesExecuted(facts) && facts.coverage ? [facts.coverage.evidence] : []),
      ...isTimed,
    ];
    return answered(
      facts.proof?.result === 'proven' ? 'proven' : 'supported',
      sentences.filter((sentence) => sentence !== null),
      evidence,
    );
  },
};

/** Tests that used the symbol the old way, too, cannot tell that the old way is wrong. */
function testsFollowed(facts: Facts): string | null {
  const [change] = facts.contractChanges;
  const inTests = change ? change.callersOldWay - change.callersOldWayProduction : 0;
  if (!change || inTests === 0) return null;
  return `${count(inTests, 'place')} that ${shortHash(change.commit)} left behind ${either(inTests, 'is', 'are')} outside production: tests called ${change.symbol} the old way themselves.`;
}

function testsOfFix(fix: Fix): string {
  const tests = fix.commit.changes.filter((change) => change.class === 'test');
  const added = tests.filter((change) => change.status === 'added').map((change) => change.path);
  if (added.length > 0) {
    return `${listing(added)} came with the fix, so ${either(added.length, 'it', 'they')} could not have caught it before.`;
  }
  if (tests.length > 0) return `The fix changes ${count(tests.length, 'test file')} and adds none.`;
  return 'No test came with the fix.';
}

/** When the tests that are named after the issue were written. */
function testsOfIssue(facts: Facts, fix: Fix): string | null {
  const named = new Set(facts.tests.ofIssue.filter((test) => test.tie === 'named').map((test) => test.path));
  const bringing = facts.commits.filter((commit) =>
    commit.changes.some((change) => change.status === 'added' && named.has(change.path)),
  );
  const first = bringing.at(-1);
  if (!first || first.hash === fix.commit.hash) return null;
  return `Tests named after the issue came with ${shortHash(first.hash)} on ${day(first.committedAt)}.`;
}

/** What could have caught it, and what could not, shown by running both without the fix. */
function testsAsRun({ proof }: Facts): string[] {
  if (!proof || proof.result === 'not-run') return [];
  const passing = proof.counts.PASS_TO_PASS ?? 0;
  const blind =
    passing > 0
      ? [
          `${count(passing, 'test')} beside them ${either(passing, 'passes', 'pass')} without the fix, so ${either(passing, 'it', 'they')} could not catch it.`,
        ]
      : [];
  return [proof.reason, ...(proof.result === 'not-proven' ? [] : blind)];
}

/** Lines that no test executes could break unseen again; said only where a usable report tells of some. */
function linesExecuted({ coverage }: Facts): string | null {
  if (!coverage || coverage.counts.executed + coverage.counts.notExecuted === 0) return null;
  return coverage.reason;
}

function times(facts: Facts, fix: Fix): string | null {
  const cause = causeOf(facts);
  const lived = cause ? elapsed(cause.committedAt, fix.commit.committedAt) : null;
  const reported = facts.tracker?.createdAt ?? null;
  const unseen = cause && reported ? elapsed(cause.committedAt, reported) : null;
  const open = reported ? elapsed(reported, fix.commit.committedAt) : null;
  const parts = [
    ...(lived ? [`from its cause to its fix it took ${lived}`] : []),
    ...(unseen ? [`from its cause to the report ${unseen}`] : []),
    ...(open ? [`from the report to the fix ${open}`] : []),
  ];
  return parts.length > 0 ? `${capital(parts.join(', '))}.` : null;
}
