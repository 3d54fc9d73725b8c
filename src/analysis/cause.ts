import type { ContractChange, IntroducingCandidate } from '../domain/causes.js';
import { shortHash } from '../domain/commit.js';
import type { Facts } from '../domain/facts.js';
import { count, day } from '../domain/wording.js';

/** The commit that made right code wrong. */
export interface Cause {
  readonly commit: string;
  /** When it came into this history: a change can be written years before it is merged. */
  readonly committedAt: string;
  readonly subject: string;
  readonly evidence: string;
}

/** The commit that introduced the defect: a contract change, else a candidate that is sure or was named; else null. */
export function causeOf(facts: Pick<Facts, 'contractChanges' | 'introducedBy'>): Cause | null {
  const [change] = facts.contractChanges;
  const [best] = facts.introducedBy;
  const cause = change ?? (best && (best.tier === 'high' || best.tier === 'stated') ? best : null);
  if (!cause) return null;
  const { commit, subject, evidence } = cause;
  const landed = facts.introducedBy.find((candidate) => candidate.commit === commit)?.committedAt;
  return { commit, committedAt: landed ?? cause.authoredAt, subject, evidence };
}

const CHANGE_WORDS: Readonly<
  Record<Exclude<ContractChange['change'], 'renamed' | 'removed' | 'moved'>, string>
> = {
  'async-to-sync': 'from asynchronous to synchronous',
  'sync-to-async': 'from synchronous to asynchronous',
  parameters: 'to take other parameters',
  'return-type': 'to return something else',
  added: 'into being',
};

function changed({ change, symbol, renamedTo }: ContractChange): string {
  switch (change) {
    case 'renamed':
      return `renamed ${symbol}${renamedTo === undefined ? '' : ` to ${renamedTo}`}`;
    case 'removed':
      return `removed ${symbol}`;
    case 'moved':
      return `moved ${symbol} to another file`;
    default:
      return `changed ${symbol} ${CHANGE_WORDS[change]}`;
  }
}

/** Said, since what cannot be told is not counted. */
function undecided({ callersUndecided }: ContractChange): string {
  return callersUndecided === undefined
    ? ''
    : ` Of ${count(callersUndecided, 'further place')} it cannot be told from the code.`;
}

/** A contract change in a sentence. */
export function contractSentence(change: ContractChange): string {
  const callers = `${count(change.callersOldWay, 'place')} in ${count(change.callersOldWayFiles, 'file')}`;
  const production =
    change.callersOldWayProduction > 0
      ? `, ${count(change.callersOldWayProduction, 'of them', 'of them')} in production,`
      : '';
  return (
    `${shortHash(change.commit)} of ${day(change.authoredAt)} ("${change.subject}") ${changed(change)} ` +
    `while ${callers}${production} still used it the old way.${undecided(change)}`
  );
}

/** The best introducing candidate in a sentence, in words as sure as its tier. */
export function candidateSentence(candidate: IntroducingCandidate): string {
  const commit = `${shortHash(candidate.commit)} of ${day(candidate.committedAt)} ("${candidate.subject}")`;
  switch (candidate.tier) {
    case 'stated':
      return `Somebody wrote that ${commit} introduced it.`;
    case 'high':
      return `Most likely introduced by ${commit}.`;
    case 'medium':
      return `Probably introduced by ${commit}.`;
    case 'low':
      return `One of the commits that may have introduced it is ${commit}.`;
  }
}
