import { measureBlastRadius } from '../analysis/blast-radius.js';
import type { CodeStory } from '../analysis/code-story.js';
import { fixesOf } from '../analysis/fixes.js';
import { type CollectedChecks, collectChecks } from '../collectors/checks.js';
import { collectCodeOwners } from '../collectors/code-owners.js';
import { tieRules } from '../collectors/issue-tests.js';
import type { MadeReports } from '../collectors/made-reports.js';
import { collectSourceMarkers } from '../collectors/source-markers.js';
import { collectTestReports } from '../collectors/test-reports.js';
import type { CodeOwner } from '../domain/audit.js';
import { shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Facts } from '../domain/facts.js';
import type { Issue } from '../domain/issue.js';
import { issueNaming } from '../domain/issue-naming.js';
import type { Scan } from '../domain/pattern.js';
import type { TrackedIssue } from '../domain/tracker.js';
import { count } from '../domain/wording.js';
import { languageOfPath } from '../languages/languages.js';
import type { AuditHooks } from '../options.js';
import { remember } from './cache.js';
import type { Collected } from './collect.js';
import { coverFix } from './cover-fix.js';
import { findCauses } from './find-causes.js';
import type { FollowedPatterns } from './follow-patterns.js';
import { type Linked, linkCommits } from './link-commits.js';
import type { Steps } from './progress.js';
import { proveIssue } from './prove-issue.js';
import { findReleases } from './published-releases.js';
import type { Question } from './question.js';

type Noted = { evidence: Evidence[]; notifications: Notification[] };

/** Evidence from evidence that still needs the clone: ledgers, linked commits, causes, tests of the issue, blast radius. */
export async function derive(
  question: Question,
  collected: Collected,
  steps: Steps,
  hooks: AuditHooks = {},
): Promise<Facts> {
  const { followed } = collected;
  const linked = await steps.run(
    'commits',
    () => linkCommits(question, collected, followed),
    ({ commits, links }) =>
      `${count(commits.length, 'commit')} about the issue, ${links.filter((link) => link.isFix).length} taken for a fix`,
  );
  const causes = await steps.run(
    'causes',
    () => findCauses(question, collected, linked, followed),
    (found) => `${count(found.introducedBy.length, 'candidate')} for the introducing commit`,
  );
  const affected = affectedFiles(collected, linked, followed);
  const radius = await steps.run(
    'impact',
    () => measureImpact(question, collected, affected),
    ({ blastRadius }) =>
      blastRadius
        ? `${count(blastRadius.dependents.production, 'production file')} above the affected code`
        : 'not measured',
  );
  const checked = await readChecks(question, collected, steps);
  const near = { importing: radius.importingTests, made: checked.made };
  const tested = await steps.run(
    'tests',
    () => readTests(question, collected, linked, near).finally(checked.dispose),
    ({ tests }) =>
      `${count(tests.reports.length, 'report')}, ${count(tests.ofIssue.length, 'test')} of the issue`,
  );
  const released = await findReleases(question, collected, linked, changedByFix(linked), steps);
  const covered = await coverFix(question, collected, linked, tested.tests.ofIssue, steps);
  const owned = await findOwners(question, collected, linked, affected);
  const proved = await proveIssue(question, collected, linked, steps, hooks);
  const noted: Noted[] = [
    collected,
    followed,
    linked,
    causes,
    checked,
    tested,
    covered,
    radius,
    released,
    owned,
    proved,
  ];
  return {
    issue: withTitle(question.issue, collected.told.tracked),
    tracker: collected.told.tracker,
    repository: collected.history.repository,
    revision: question.revision,
    at: collected.history.revision,
    history: collected.history.state,
    commits: linked.commits,
    links: linked.links,
    patterns: [...decidingScans(question, collected, followed, linked), ...causes.scans],
    ledgers: [...followed.ledgers, ...followed.generalLedgers],
    inferredPatterns: causes.inferredPatterns,
    contractChanges: followed.contractChanges,
    introducedBy: causes.introducedBy,
    tests: tested.tests,
    proof: proved.proof,
    coverage: covered.coverage,
    checks: checked.checks,
    releases: released.releases,
    blastRadius: radius.blastRadius,
    relatedFiles: collected.relatedFiles,
    codeOwners: owned.codeOwners,
    notes: collected.notes,
    evidence: unique(noted.flatMap((part) => part.evidence)),
    notifications: noted.flatMap((part) => part.notifications),
  };
}

/** A pattern that is looked for in every audit decides this one only where a fix of the issue removed some of it. */
function decidingScans(
  question: Question,
  collected: Collected,
  followed: FollowedPatterns,
  linked: Linked,
): Scan[] {
  const general = new Set(question.generalPatterns.map((pattern) => pattern.id));
  const fixes = new Set(fixesOf(linked).map((fix) => fix.commit.hash));
  const removedByFix = new Set(
    followed.generalLedgers
      .filter((ledger) => ledger.entries.some((entry) => fixes.has(entry.commit) && entry.filesRemoved > 0))
      .map((ledger) => ledger.patternId),
  );
  return collected.scans.map((scan) => ({
    ...scan,
    confirmed: !general.has(scan.definition.id) || removedByFix.has(scan.definition.id),
  }));
}

/** Asks for the checks of the revision; reports are downloaded only where the user gives none. */
async function readChecks(question: Question, collected: Collected, steps: Steps): Promise<CollectedChecks> {
  const { issue, revision, clone, options } = question;
  const { checkSource: source, history } = collected;
  if (source === null || issue.repository === null) return NO_CHECKS;
  const repository = issue.repository;
  return steps.run(
    'checks',
    () =>
      collectChecks({
        source,
        repository,
        revision,
        graph: history.graph,
        git: clone.git,
        withReports: options.reports.length === 0,
      }),
    ({ checks, made }) =>
      checks === null
        ? 'none found'
        : `${count(checks.runs.length, 'check')} of ${shortHash(checks.commit)}${made ? ', with reports' : ''}`,
  );
}

const NO_CHECKS: CollectedChecks = {
  checks: null,
  made: null,
  evidence: [],
  notifications: [],
  dispose: async () => undefined,
};

/** Reports of the command line and of the configuration; tests that the fix changed belong to the issue, too. */
async function readTests(
  question: Question,
  collected: Collected,
  linked: Linked,
  near: { importing: readonly string[]; made: MadeReports | null },
) {
  const { importing, made } = near;
  const { options, config, clone, block, issue } = question;
  const testFiles = collected.tree
    .map((file) => file.path)
    .filter((path) => question.classOf(path) === 'test' && languageOfPath(path) !== undefined);
  const present = new Set(testFiles);
  const touched = fixesOf(linked)
    .filter((fix) => fix.isHere)
    .flatMap((fix) => fix.commit.changes.map((change) => change.path))
    .filter((path) => present.has(path));
  const isTest = (path: string) => present.has(path);
  const { revision } = question;
  const markers = await remember(
    question,
    { what: 'markers of tests', revision, keys: [issue.key, ...issue.aliases], classes: config.classes },
    () =>
      collectSourceMarkers(clone, {
        issue,
        revision,
        isTest,
        names: issueNaming(issue),
        holding: collected.holdingTests,
      }),
  );
  const ties = tieRules({ issue, declared: block?.tests ?? [], testFiles, touched, markers, importing });
  const where = [
    { folder: options.cwd, globs: options.reports },
    ...(clone.root === null ? [] : [{ folder: clone.root, globs: config.reports }]),
  ];
  return collectTestReports(clone, { where, revision: collected.history.revision, ties, testFiles, made });
}

/** Owners of what the fix changed and of what is left. */
async function findOwners(
  question: Question,
  collected: Collected,
  linked: Linked,
  affected: readonly string[],
): Promise<Noted & { codeOwners: CodeOwner[] }> {
  if (question.config.people === 'hidden') return { codeOwners: [], evidence: [], notifications: [] };
  const { clone, revision } = question;
  const paths = [...new Set([...changedByFix(linked), ...affected])];
  const found = await collectCodeOwners(clone, { revision, tree: collected.tree, paths });
  return { ...found, notifications: [] };
}

function measureImpact(question: Question, collected: Collected, affected: readonly string[]) {
  const { clone, revision, config, classOf } = question;
  return remember(question, { what: 'impact', revision, affected, classes: config.classes }, () =>
    measureBlastRadius(clone, { revision, affected, tree: collected.tree, classOf }),
  );
}

/** Production files of the best fix. */
function changedByFix(linked: Linked): string[] {
  const [fix] = fixesOf(linked);
  const files = fix?.commit.changes.filter((change) => change.class === 'production') ?? [];
  return files.map((change) => change.path);
}

/** What the blast radius starts from: where the contract changed, else the production files of the fix, else what is left. */
function affectedFiles(
  collected: Collected,
  linked: Linked,
  story: Pick<CodeStory, 'contractChanges'>,
): string[] {
  const changed = story.contractChanges.map((change) => change.path);
  if (changed.length > 0) return [...new Set(changed)];
  const files = changedByFix(linked);
  if (files.length > 0) return files;
  const left = collected.scans.flatMap((scan) => scan.occurrences.filter((o) => o.class === 'production'));
  return [...new Set(left.map((occurrence) => occurrence.path))];
}

/** The title that the configuration states comes before the tracker's. */
function withTitle(issue: Issue, tracked: TrackedIssue | null): Issue {
  if (tracked === null) return issue;
  return { ...issue, title: issue.title ?? tracked.title, url: issue.url ?? tracked.url };
}

function unique(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((item) => [item.id, item])).values()];
}
