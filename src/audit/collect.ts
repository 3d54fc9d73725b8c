import { readTree, type TreeFile } from '../clients/git/tree.js';
import { type CollectedHistory, collectHistory } from '../collectors/history.js';
import { type CollectedIssue, collectIssue } from '../collectors/issue.js';
import { collectNotes } from '../collectors/notes.js';
import { collectRelatedFiles } from '../collectors/related-files.js';
import type { Notes, RelatedFile } from '../domain/audit.js';
import type { CheckSource } from '../domain/check-source.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import type { Scan } from '../domain/pattern.js';
import { count } from '../domain/wording.js';
import { remember } from './cache.js';
import { followAndScan } from './follow-and-scan.js';
import type { FollowedPatterns } from './follow-patterns.js';
import { openTracker } from './open-tracker.js';
import type { Steps } from './progress.js';
import type { Question } from './question.js';

/** What was seen, before anything is concluded from it. */
export interface Collected {
  readonly history: CollectedHistory;
  /** What the issue tracker says. */
  readonly told: CollectedIssue;
  /** Who answered about the issue and may be asked for more; null when nobody did. */
  readonly tracker: IssueTracker | null;
  /** Where checks are read from; null when nobody on the web is asked. */
  readonly checkSource: CheckSource | null;
  /** Every file of the revision. */
  readonly tree: readonly TreeFile[];
  /** What history tells of the patterns. */
  readonly followed: FollowedPatterns;
  readonly scans: readonly Scan[];
  readonly relatedFiles: RelatedFile[];
  /** Test files of the revision whose text names the issue. */
  readonly namingTests: readonly string[];
  /** Those that hold a key of it as it stands; null where that was not searched for. */
  readonly holdingTests: readonly string[] | null;
  readonly notes: Notes;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Reads history, code and notes. Each part that fails on the clone’s account says so and leaves the rest. */
export async function collect(question: Question, steps: Steps): Promise<Collected> {
  const { clone, config, issue, options, revision } = question;
  const telling = readIssue(question, steps);
  // It is awaited below; until then its failure must not end the process.
  telling.catch(() => undefined);
  const [history, tree] = await Promise.all([
    steps.run(
      'history',
      () => collectHistory(clone, options.at, question.cache),
      (found) =>
        `${count(found.graph.size, 'commit')}, ${count(found.refs.length, 'branch or tag', 'branches and tags')}`,
    ),
    readTree(clone.git, revision),
  ]);
  const [{ followed, code }, related] = await Promise.all([
    followAndScan(question, history, tree, steps),
    steps.run(
      'files',
      () =>
        remember(
          question,
          { what: 'related files', revision, keys: [issue.key, ...issue.aliases], classes: config.classes },
          () => collectRelatedFiles(clone, { issue, revision, tree, classOf: question.classOf }),
        ),
      ({ relatedFiles }) => `${count(relatedFiles.length, 'file')} naming the issue`,
    ),
  ]);
  const stated = question.block ?? { impact: [], whys: {}, decisions: [] };
  const { notes, evidence } = collectNotes({
    ...stated,
    source: question.block ? question.configSource : null,
  });
  const { told, tracker, checkSource } = await telling;
  return {
    history,
    told,
    tracker,
    checkSource,
    tree,
    followed,
    scans: code.scans,
    relatedFiles: related.relatedFiles,
    namingTests: related.namingTests,
    holdingTests: related.holdingTests,
    notes,
    evidence: [...history.evidence, ...told.evidence, ...code.evidence, ...related.evidence, ...evidence],
    notifications: [...history.notifications, ...told.notifications, ...code.notifications],
  };
}

/** Asks the tracker while the clone is read; shown as a step only where there is somebody to ask. */
async function readIssue(
  question: Question,
  steps: Steps,
): Promise<Pick<Collected, 'told' | 'tracker' | 'checkSource'>> {
  const { config, issue, block } = question;
  const { tracker, unread, checks } = await openTracker(question, steps);
  const collect = () =>
    collectIssue({
      tracker,
      unread,
      issue,
      stated: block?.state ?? null,
      hidePeople: config.people === 'hidden',
    });
  if (tracker === null) return { told: await collect(), tracker, checkSource: checks };
  const told = await steps.run(
    'issue',
    collect,
    ({ tracked }) => `${tracked?.state ?? (tracked ? 'found' : 'not found')}, says ${tracker.source}`,
  );
  // Who did not answer once is not asked for more.
  const isSilent = told.notifications.some(({ code }) => code === 'tracker-not-read');
  return { told, tracker: isSilent ? null : tracker, checkSource: isSilent ? null : checks };
}
