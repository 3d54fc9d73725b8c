import type { Matcher } from '../../clients/code/matcher.js';
import { totalOf } from '../../domain/code-class.js';
import { shortHash } from '../../domain/commit.js';
import type { Evidence, Notification } from '../../domain/evidence.js';
import type { Ledger } from '../../domain/ledger.js';
import { quoted } from '../../domain/shell-word.js';
import { count } from '../../domain/wording.js';

/** The fact a ledger is, with the command that counts it again. */
export function ledgerEvidence(ledger: Ledger, matcher: Matcher): Evidence {
  const [largest] = ledger.largestRemovals;
  const entry = ledger.entries.find(({ commit }) => commit === largest);
  const story = entry
    ? `; ${shortHash(entry.commit)} removed most, ${count(totalOf(entry.removed), 'occurrence')} in ${count(entry.filesRemoved, 'file')}`
    : '';
  const left = totalOf(ledger.remaining);
  return {
    id: ledger.evidence,
    kind: 'ledger',
    summary:
      ledger.entries.length === 0 && totalOf(ledger.opening) === 0
        ? `no commit of the history ever held the pattern ${matcher.pattern.source} (${count(ledger.blobs.seen, 'version')} of files looked at)`
        : `${count(ledger.entries.length, 'commit')} changed the number of occurrences of ${matcher.pattern.source}${story}; ${count(left, 'occurrence')} left`,
    data: {
      pattern: matcher.pattern.source,
      first: ledger.first,
      peak: ledger.peak,
      largestRemovals: ledger.largestRemovals,
      remaining: ledger.remaining,
      versionsSeen: ledger.blobs.seen,
      versionsParsed: ledger.blobs.parsed,
      versionsMissing: ledger.blobs.missing,
    },
    provenance: {
      collector: 'ledger',
      source: 'every version of every file of the pattern’s language in the revision’s history',
      revision: ledger.revision,
      command: commandOf(ledger, matcher),
    },
    location: null,
  };
}

/** The count over history as this tool makes it; git alone can only search for text. */
function commandOf(ledger: Ledger, matcher: Matcher): string {
  const path = ledger.scope.path === null ? '' : ` --path ${quoted(ledger.scope.path)}`;
  const since = ledger.scope.since === null ? '' : ` --since ${quoted(ledger.scope.since)}`;
  return `issue-audit history ${quoted(matcher.pattern.source)} --at ${ledger.revision}${path}${since}`;
}

/** What the ledger could not see. */
export function ledgerNotices(ledger: Ledger, unreadableCommits: number): Notification[] {
  const notices: Notification[] = [];
  const { missing, unreadable, skipped } = ledger.blobs;
  if (missing > 0) {
    notices.push({
      code: 'ledger-objects-missing',
      message: `${count(missing, 'version')} of files are not in this clone, or are damaged there`,
      weakens: `occurrences of ${ledger.patternId} in them are not in its ledger`,
      remedy: 'git fetch --refetch --no-filter',
    });
  }
  if (unreadableCommits > 0) {
    notices.push({
      code: 'ledger-commits-unreadable',
      message: `the files of ${count(unreadableCommits, 'commit')} are not in this clone`,
      weakens: `what these did to ${ledger.patternId} is told by later commits, or not at all`,
      remedy: 'git fetch --refetch --no-filter',
    });
  }
  if (unreadable > 0) {
    notices.push({
      code: 'ledger-versions-skipped',
      message: `${count(unreadable, 'version')} of files could not be read for ${ledger.patternId}, e.g. ${examplesOf(skipped)}`,
      weakens: `occurrences in them may be missing from the ledger of ${ledger.patternId}`,
      remedy: null,
    });
  }
  return notices;
}

const MOST_EXAMPLES = 4;

/** One file for each reason why versions could not be read: a huge file beside a hundred pictures would not be noticed. */
function examplesOf(skipped: Ledger['blobs']['skipped']): string {
  const byReason = new Map<string, string>();
  for (const { path, reason } of skipped) if (!byReason.has(reason)) byReason.set(reason, path);
  return [...byReason]
    .slice(0, MOST_EXAMPLES)
    .map(([reason, path]) => `${path}: ${reason}`)
    .join('; ');
}
