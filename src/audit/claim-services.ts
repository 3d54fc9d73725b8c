import { readCodeStory } from '../analysis/code-story.js';
import type { JudgedStatus, PatternChange, Services } from '../claims/check/context.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { compilePattern } from '../clients/code/matcher.js';
import { readPullRefs } from '../clients/git/pull-refs.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { CollectedHistory } from '../collectors/history.js';
import { NamingTests } from '../collectors/naming-tests.js';
import type { Config } from '../config/config.js';
import { totalOf } from '../domain/code-class.js';
import type { Issue } from '../domain/issue.js';
import type { TestCase } from '../domain/test-outcome.js';
import { InputError } from '../errors.js';
import { classifyPath } from '../languages/classify.js';
import { remember } from './cache.js';
import { followedPattern } from './followed-pattern.js';
import { Judge } from './judge-at.js';

/** What the services are made from. */
export interface ServicesInput {
  readonly clone: Clone;
  readonly config: Config;
  readonly history: CollectedHistory;
  readonly tree: readonly TreeFile[];
  /** The revision as it was named. */
  readonly at: string;
  /** Cases of the reports that were given; null without any. */
  readonly cases: readonly TestCase[] | null;
  readonly cache: DiskCache | undefined;
}

/** Commits that are told of a pattern’s removals. */
const MOST_CHANGES = 50;

/** What checking a document asks of the audit: verdicts and ledgers. Each is made when it is first asked for, and kept. */
export function claimServices(input: ServicesInput): Services {
  const judgements = new Map<string, Promise<JudgedStatus | null>>();
  const changes = new Map<string, Promise<readonly PatternChange[] | null>>();
  let judge: Promise<Judge> | undefined;
  const openJudge = () => {
    judge ??= Judge.open({
      clone: input.clone,
      config: input.config,
      at: input.at,
      repository: input.history.remote?.repository ?? null,
      host: input.history.remote?.host ?? null,
      keys: [],
      history: input.history,
      cache: input.cache,
    });
    return judge;
  };
  return {
    cases: input.cases,
    judge: (key) =>
      kept(judgements, key, async () =>
        remember(input, await judgementKey(input, key), async () =>
          judgeIssue(await openJudge(), input, key),
        ),
      ),
    changesOf: (pattern) => kept(changes, pattern, () => changesOf(input, pattern)),
  };
}

function kept<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** All that a verdict rests on: the revision, where branches, tags and pull requests stand, and what is configured. */
async function judgementKey(
  { clone, history, config }: ServicesInput,
  key: string,
): Promise<Record<string, unknown>> {
  const { revision, state, remote } = history;
  const refs = history.refs.map(({ kind, name, commit }) => `${kind} ${name} ${commit}`);
  const pulls = [...(await readPullRefs(clone.git))];
  return { what: 'judged status', key, revision: revision.commit, state, remote, refs, pulls, config };
}

async function judgeIssue(judge: Judge, input: ServicesInput, key: string): Promise<JudgedStatus | null> {
  const { remote, revision } = input.history;
  const issue: Issue = {
    host: remote?.host ?? null,
    repository: remote?.repository ?? null,
    key,
    aliases: [],
    title: null,
    url: null,
  };
  await judge.prepare([issue], revision.commit);
  const naming = new NamingTests(input.clone, issue);
  const tests = input.tree.filter(
    ({ path, kind }) =>
      (kind === 'file' || kind === 'executable') &&
      !path.endsWith('.json') &&
      classifyPath(path, input.config.classes) === 'test',
  );
  await naming.read(tests.map(({ oid }) => oid));
  const { verdict, fixes } = await judge.at({
    issue,
    revision: revision.commit,
    namingTests: tests.filter(({ oid }) => naming.isNaming(oid)).map(({ path }) => path),
  });
  return {
    status: verdict.status,
    grade: verdict.grade,
    reason: verdict.reason,
    fixedIn: fixes.filter(({ isHere }) => isHere).map(({ commit }) => commit.hash),
  };
}

/** @returns null for a pattern that cannot be read */
async function changesOf(input: ServicesInput, source: string): Promise<readonly PatternChange[] | null> {
  const { clone, config, history, cache } = input;
  try {
    const matcher = await compilePattern(followedPattern(source, 0));
    const { ledgers } = await readCodeStory(clone, {
      revision: history.revision.commit,
      graph: history.graph,
      matchers: [matcher],
      classes: config.classes,
      cache,
    });
    const changes = (ledgers[0]?.entries ?? []).map(({ commit, subject, removed, filesRemoved }) => ({
      commit,
      subject,
      removed: totalOf(removed),
      removedFiles: filesRemoved,
    }));
    return changes.sort((a, b) => b.removed - a.removed).slice(0, MOST_CHANGES);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
