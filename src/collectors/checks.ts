import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Git } from '../clients/git/git.js';
import { unzipReports } from '../clients/github/unzip-reports.js';
import {
  type CheckArtifact,
  type CheckSource,
  type Checks,
  type CommitChecks,
  didNotSucceed,
} from '../domain/check-source.js';
import { shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { CommitGraph } from '../domain/history.js';
import { count, either, listing } from '../domain/wording.js';
import { EnvironmentError } from '../errors.js';
import type { MadeReports } from './made-reports.js';

/** So many later commits are asked for checks, and so many heads of pull requests. */
const MOST_DESCENDANTS = 5;
const MOST_HEADS = 2;
/** Artifacts whose name says that they may hold test reports; so many, and no larger. */
const REPORTS = /test|junit|report|result|surefire|spec|e2e/i;
const MOST_ARTIFACTS = 8;
const LARGEST = 25_000_000;

export interface CollectedChecks {
  /** Null when no commit that could be asked about has any. */
  readonly checks: Checks | null;
  /** Null without reports. */
  readonly made: MadeReports | null;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
  /** Removes the folder of the reports. */
  dispose(): Promise<void>;
}

/** What is asked about. */
export interface ChecksInput {
  readonly source: CheckSource;
  readonly repository: string;
  readonly revision: string;
  readonly graph: CommitGraph;
  readonly git: Pick<Git, 'tryRaw'>;
  /** Whether reports are downloaded. */
  readonly withReports: boolean;
}

/**
 * Reads the checks of the audited commit; where it has none, those of the head of its pull request, else of the nearest commit
 * that came after it. Test reports that their runs left behind are downloaded and unpacked.
 */
export async function collectChecks(input: ChecksInput): Promise<CollectedChecks> {
  const notifications: Notification[] = [];
  try {
    const found = await nearestChecks(input);
    if (found === null) return nothing([noChecks(input)]);
    const checks: Checks = {
      commit: found.commit,
      relation: found.relation,
      runs: [...found.told.runs],
      source: input.source.source,
      evidence: `checks:${shortHash(found.commit)}`,
    };
    notifications.push(...limitsOf(checks, input.revision));
    const made = input.withReports ? await reportsOf(input, found, notifications) : null;
    return {
      checks,
      made,
      evidence: [evidenceOf(checks, input)],
      notifications,
      dispose: async () => {
        if (made) await rm(made.folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return nothing([notRead(error)]);
  }
}

function nothing(notifications: Notification[]): CollectedChecks {
  return { checks: null, made: null, evidence: [], notifications, dispose: async () => undefined };
}

interface Found {
  readonly commit: string;
  readonly relation: Checks['relation'];
  readonly told: CommitChecks;
}

async function nearestChecks(input: ChecksInput): Promise<Found | null> {
  const { source, repository, revision, graph } = input;
  const own = await source.checksOf(repository, revision);
  if (own !== null && hasAny(own)) return { commit: revision, relation: 'same', told: own };
  const heads = own === null ? [] : await source.headsOf(repository, revision);
  const candidates = [
    ...heads.slice(0, MOST_HEADS).map((commit) => ({ commit, relation: 'pull-request-head' as const })),
    ...descendants(graph, revision).map((commit) => ({ commit, relation: 'descendant' as const })),
  ];
  for (const { commit, relation } of candidates) {
    const told = await source.checksOf(repository, commit);
    if (told === null || !hasAny(told)) continue;
    return { commit, told, relation: (await hasSameTree(input, commit)) ? 'same-tree' : relation };
  }
  return null;
}

function hasAny({ runs, artifacts }: CommitChecks): boolean {
  return runs.length > 0 || artifacts.length > 0;
}

/** The commits that build on one, nearest first. */
function descendants(graph: CommitGraph, revision: string): string[] {
  const children = new Map<string, string[]>();
  for (const { hash, parents } of graph.all())
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), hash]);
  const found = [...(children.get(revision) ?? [])];
  for (let at = 0; at < found.length && found.length < MOST_DESCENDANTS; at += 1)
    for (const hash of children.get(found[at] ?? '') ?? []) if (!found.includes(hash)) found.push(hash);
  return found.slice(0, MOST_DESCENDANTS);
}

async function hasSameTree({ git, revision }: ChecksInput, commit: string): Promise<boolean> {
  const treeOf = (hash: string) => git.tryRaw('rev-parse', '--verify', '--quiet', `${hash}^{tree}`);
  const [own, other] = [await treeOf(revision), await treeOf(commit)];
  return own !== null && own === other;
}

/** Downloads what may hold reports, and names what could not be read. */
async function reportsOf(
  { source, repository }: ChecksInput,
  { commit, relation, told }: Found,
  notifications: Notification[],
): Promise<MadeReports | null> {
  const wanted = told.artifacts.filter((artifact) => REPORTS.test(artifact.name));
  const expired = wanted.filter((artifact) => artifact.isExpired);
  if (expired.length > 0) notifications.push(expiredOnes(expired, commit));
  const live = wanted.filter((artifact) => !artifact.isExpired);
  if (live.length === 0) return null;
  const folder = await mkdtemp(join(tmpdir(), 'issue-audit-'));
  const problems = live
    .slice(MOST_ARTIFACTS)
    .map(({ name }) => `${name}: there are more than ${MOST_ARTIFACTS}`);
  for (const [index, artifact] of live.slice(0, MOST_ARTIFACTS).entries()) {
    try {
      problems.push(
        ...(await unpack(await downloaded(source, repository, artifact), artifact, index, folder)),
      );
    } catch (error) {
      if (error instanceof EnvironmentError) problems.push(`${error.message}. ${error.advice}`);
      else {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    }
  }
  if (problems.length > 0) notifications.push(unread(problems));
  return { folder, commit, isSame: relation === 'same' || relation === 'same-tree' };
}

function downloaded(source: CheckSource, repository: string, artifact: CheckArtifact): Promise<Uint8Array> {
  if (artifact.bytes > LARGEST)
    throw new EnvironmentError(
      `the artifact ${artifact.name} is larger than ${LARGEST / 1_000_000} MB`,
      'Download it yourself and give its reports with --reports.',
    );
  return source.download(repository, artifact, LARGEST);
}

/** Below `ci/`, in a folder that is named after the artifact; those of one name stay apart. */
async function unpack(
  archive: Uint8Array,
  artifact: CheckArtifact,
  index: number,
  folder: string,
): Promise<string[]> {
  const { files, problems } = unzipReports(archive);
  const home = join(
    folder,
    'ci',
    `${artifact.name.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_')}${index > 0 ? `-${index + 1}` : ''}`,
  );
  for (const { path, bytes } of files) {
    const full = join(home, ...path.split('/'));
    try {
      await mkdir(dirname(full), { recursive: true });
      await writeFile(full, bytes, { flag: 'wx' });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Two entries of one name, or a file where another has a folder.
      if (code !== 'EEXIST' && code !== 'ENOTDIR' && code !== 'EISDIR' && code !== 'ENAMETOOLONG')
        throw error;
    }
  }
  return problems.map((problem) => `${artifact.name}: ${problem}`);
}

function evidenceOf(checks: Checks, { source, repository, revision }: ChecksInput): Evidence {
  const { runs, commit } = checks;
  const done = runs.filter((run) => run.status === 'completed');
  const bad = done.filter((run) => didNotSucceed(run.conclusion));
  const words =
    bad.length === 0
      ? 'none of them failed'
      : `${bad.length} did not succeed: ${listing(bad.map((run) => run.name))}`;
  return {
    id: checks.evidence,
    kind: 'check',
    summary: `${shortHash(commit)}${relationWords(checks, revision)} has ${count(runs.length, 'check')}, ${done.length} finished; ${words}.`,
    data: { relation: checks.relation, checks: runs.length, finished: done.length, failed: bad.length },
    provenance: {
      collector: 'checks',
      source: checks.source,
      revision: commit,
      command: source.command(repository, commit),
    },
    location: null,
  };
}

function relationWords({ relation }: Pick<Checks, 'relation'>, revision: string): string {
  const own = shortHash(revision);
  if (relation === 'same-tree') return ` (the same files as ${own})`;
  if (relation === 'pull-request-head') return ` (head of the pull request that became ${own})`;
  return relation === 'descendant' ? ` (a commit after ${own})` : '';
}

function limitsOf(checks: Checks, revision: string): Notification[] {
  const found: Notification[] = [];
  const open = checks.runs.filter((run) => run.status !== 'completed');
  if (checks.relation === 'pull-request-head' || checks.relation === 'descendant')
    found.push({
      code: 'checks-of-another-commit',
      message: `${shortHash(revision)} itself has no check; those of ${shortHash(checks.commit)}${relationWords(checks, revision)} were read.`,
      weakens: 'They tell of other files than the audited ones, so they decide nothing.',
      remedy: null,
    });
  if (open.length > 0)
    found.push({
      code: 'checks-unfinished',
      message: `${count(open.length, 'check')} of ${shortHash(checks.commit)} ${either(open.length, 'is', 'are')} not finished: ${listing(open.map((run) => run.name))}.`,
      weakens: 'What they will show is not known.',
      remedy: 'Audit again when they are done.',
    });
  return found;
}

function noChecks({ source, revision }: ChecksInput): Notification {
  return {
    code: 'no-checks',
    message: `${source.source} shows no check of ${shortHash(revision)}, of the head of its pull request or of the commits after it.`,
    weakens: 'Whether tests passed in continuous integration is not known.',
    remedy: 'Push the commit and let its checks run, or give test reports with --reports.',
  };
}

function notRead(error: EnvironmentError): Notification {
  return {
    code: 'checks-not-read',
    message: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`,
    weakens: 'Whether tests passed in continuous integration is not known.',
    remedy: error.advice,
  };
}

function expiredOnes(expired: readonly CheckArtifact[], commit: string): Notification {
  const names = listing(expired.map(({ name }) => name));
  return {
    code: 'artifacts-expired',
    message: `${count(expired.length, 'artifact')} of the runs of ${shortHash(commit)} ${either(expired.length, 'has', 'have')} expired: ${names}.`,
    weakens: 'The test reports in it cannot be read any more.',
    remedy: 'Run the workflow again for this commit.',
  };
}

function unread(problems: readonly string[]): Notification {
  return {
    code: 'artifacts-not-read',
    message: `Not all that workflow runs left behind was read: ${listing(problems, 4)}.`,
    weakens: 'Test reports may be missing.',
    remedy: 'Download them and give the reports with --reports.',
  };
}
