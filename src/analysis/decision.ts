import { shortHash } from '../domain/commit.js';
import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import { issueName } from '../domain/issue.js';
import type { Decision, PersonToAsk, Status, Verdict } from '../domain/verdict.js';
import { listing } from '../domain/wording.js';
import { fixesInForce } from './fixes.js';
import { findingOf } from './probes.js';
import { whomToAsk } from './whom-to-ask.js';

type Action = Decision['action'];
type TrackerWord = 'open' | 'closed' | 'unknown';

/** What follows from a status that is backed, by what the tracker says. A claimed fix is always a question. */
const ACTIONS: Readonly<Record<Status, Readonly<Record<TrackerWord, Action>>>> = {
  RESOLVED: { open: 'close', closed: 'keep closed', unknown: 'close' },
  PARTIALLY_RESOLVED: { open: 'keep open', closed: 're-open', unknown: 'keep open' },
  UNRESOLVED: { open: 'keep open', closed: 're-open', unknown: 'keep open' },
  REGRESSED: { open: 'keep open', closed: 're-open', unknown: 're-open' },
  CLOSED_WITHOUT_FIX: { open: 'ask', closed: 'keep closed', unknown: 'keep closed' },
  INCONCLUSIVE: { open: 'keep open', closed: 'ask', unknown: 'ask' },
};

/**
 * What to do now: a pure function of the verdict and the tracker’s state, with one next step and whom to ask.
 * @param options.hidePeople leave names out
 */
export function decide(
  facts: Facts,
  verdict: Verdict,
  findings: readonly Finding[],
  options: { hidePeople: boolean },
): Decision {
  const action = actionFor(facts, verdict, findings);
  const people = options.hidePeople ? [] : whomToAsk(facts, verdict);
  return {
    action,
    nextStep: nextStep(facts, verdict, findings, action),
    ask: firstToAsk(verdict, people, action),
    people,
  };
}

function actionFor(facts: Facts, verdict: Verdict, findings: readonly Finding[]): Action {
  const tracker = facts.tracker?.state ?? 'unknown';
  if (verdict.status === 'RESOLVED') {
    if (verdict.grade === 'claimed' || verdict.grade === 'unknown') return 'ask';
    if (tracker === 'closed' && findingOf(findings, 'fix-released').outcome === 'no') return 'release';
  }
  return ACTIONS[verdict.status][tracker];
}

function nextStep(facts: Facts, verdict: Verdict, findings: readonly Finding[], action: Action): string {
  const name = issueName(facts.issue);
  const away = listing(verdict.fixedElsewhere.map(shortHash));
  switch (verdict.reasonCode) {
    case 'history-missing':
      return 'Fetch the whole history and run the audit again: git fetch --unshallow';
    case 'occurrences-came-back':
      return `Take out what ${verdict.regressedBy ? shortHash(verdict.regressedBy) : 'the later commit'} brought back: ${findingOf(findings, 'occurrences-remain').message}`;
    case 'fix-reverted':
    case 'fix-reverted-and-failing':
      return `Find out why ${verdict.regressedBy ? shortHash(verdict.regressedBy) : 'it'} took the fix back, then apply it again or plan another.`;
    case 'issue-tests-fail-after-fix':
    case 'tests-fail-again':
      return `Make the failing tests pass: ${findingOf(findings, 'issue-tests-fail').message}`;
    case 'fixed-elsewhere':
    case 'claimed-elsewhere':
      return `Bring ${away} into this branch, or audit the revision that has it.`;
    case 'occurrences-remain':
    case 'no-fix-occurrences-remain':
      return `Change what is left: ${findingOf(findings, 'occurrences-remain').message}`;
    case 'part-missing':
      return `Bring ${away} into this branch; it completes the fix.`;
    case 'reopened-since-fix':
      return `Read why ${name} was re-opened; the fix may not be enough.`;
    case 'fix-only-claimed':
      return `Have somebody confirm the fix, or measure it: give a pattern (--pattern) or a test report (--reports).`;
    case 'evidence-missing':
      return verdict.reason.includes('--pattern')
        ? `Give a pattern of what was broken (--pattern), or ask somebody who worked on ${name} which commit fixed it.`
        : `Ask somebody who worked on ${name} which commit fixed it, or whether it was fixed at all.`;
    case 'no-fix-issue-open':
      return waitsFor(facts, name);
    default:
      return settled(facts, action, name);
  }
}

/** A pull request that is open says what the issue waits for. */
function waitsFor(facts: Facts, name: string): string {
  const open = facts.tracker?.pullRequests.filter((pull) => pull.closes && pull.state === 'open') ?? [];
  if (open.length === 0) return `${name} waits for a fix.`;
  const keys = listing(open.map((pull) => `#${pull.key}`));
  return `Review ${keys}, which would close ${name}.`;
}

function settled(facts: Facts, action: Action, name: string): string {
  if (action === 'release')
    return `Release it: no release contains ${listing(fixesInForce(facts).map((fix) => shortHash(fix.commit.hash)))}.`;
  if (action === 'close' && (facts.tracker?.state ?? null) === null)
    return `Close ${name} if it is still open; what the tracker says was not read.`;
  if (action === 'close') return `Close ${name}.`;
  return 'Nothing needs to be done.';
}

/** The one to ask first, with the reason; nobody where the evidence speaks for itself. */
function firstToAsk(verdict: Verdict, people: readonly PersonToAsk[], action: Action): string | null {
  const needsWords =
    action === 'ask' ||
    verdict.grade === 'claimed' ||
    verdict.status === 'PARTIALLY_RESOLVED' ||
    (verdict.status === 'REGRESSED' && verdict.regressedBy !== null) ||
    verdict.reasonCode.endsWith('elsewhere');
  const [first] = people;
  return needsWords && first ? `${first.name}, ${first.reason}` : null;
}
