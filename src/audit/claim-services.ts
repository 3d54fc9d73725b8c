import { readCodeStory } from '../analysis/code-story.js';
import { removalsInMany } from '../analysis/removals-in-many.js';
import { TooManyVersions } from '../analysis/version-reader.js';
import type { PatternChange, PatternChanges, Services } from '../claims/check/context.js';
import { compilePattern, type Matcher } from '../clients/code/matcher.js';
import { totalOf } from '../domain/code-class.js';
import { InputError } from '../errors.js';
import { remember } from './cache.js';
import { followedPattern } from './followed-pattern.js';
import { JudgedIssues, type ServicesInput } from './judged-issues.js';

/** Commits that are told of a pattern’s removals. */
const MOST_CHANGES = 50;

/**
 * So many versions of files are read for a pattern, whatever was kept of them before. What a document tells of a change is
 * mostly about a name that is rare; the pattern is a guess, and one that stands everywhere would take minutes.
 */
const MOST_VERSIONS = 3000;

/**
 * What checking a document asks of the audit: verdicts and ledgers. Each is made when it is first asked for, and kept.
 * @param mostVersions so many versions of files are read for one pattern
 */
export function claimServices(input: ServicesInput, mostVersions = MOST_VERSIONS): Services {
  const issues = new JudgedIssues(input);
  const changes = new Map<string, Promise<PatternChanges | null>>();
  return {
    cases: input.cases,
    expectIssues: (keys) => issues.expect(keys),
    judge: (key) => issues.judge(key),
    changesOf: (pattern) =>
      kept(changes, pattern, () => changesOf(input, { pattern, mostVersions, leastFiles: null })),
    changesInMany: (pattern, files) =>
      kept(changes, `${files} ${pattern}`, () =>
        changesInMany(input, { pattern, leastFiles: files, mostVersions }),
      ),
  };
}

function kept<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** What is asked of a pattern. */
interface Sought {
  readonly pattern: string;
  readonly mostVersions: number;
  /** Null for whatever removed it. */
  readonly leastFiles: number | null;
}

/**
 * Finds what removed a pattern; what an earlier run has found of it is not looked for again.
 * @returns null for a pattern that cannot be read
 */
async function mostRemoved(
  { clone, config, history, cache }: ServicesInput,
  sought: Sought,
  read: (matcher: Matcher) => Promise<readonly PatternChange[]>,
): Promise<PatternChanges | null> {
  const matcher = await compilePattern(followedPattern(sought.pattern, 0)).catch((error: unknown) => {
    if (error instanceof InputError) return null;
    throw error;
  });
  if (!matcher) return null;
  const revision = history.revision.commit;
  const key = { what: 'removals', revision, engine: matcher.engine, classes: config.classes, ...sought };
  return remember({ cache, clone }, key, async () => {
    try {
      const changes = [...(await read(matcher))].sort((a, b) => b.removed - a.removed);
      return { changes: changes.slice(0, MOST_CHANGES), tooMany: null };
    } catch (error) {
      if (error instanceof TooManyVersions) return { changes: [], tooMany: error.most };
      throw error;
    }
  });
}

function changesInMany(
  input: ServicesInput,
  sought: Sought & { readonly leastFiles: number },
): Promise<PatternChanges | null> {
  const { clone, config, history, cache } = input;
  return mostRemoved(input, sought, async (matcher) => {
    const removals = await removalsInMany(clone, {
      revision: history.revision.commit,
      graph: history.graph,
      matcher,
      classes: config.classes,
      cache,
      leastFiles: sought.leastFiles,
      mostVersions: sought.mostVersions,
    });
    return removals.map(({ files, ...rest }) => ({ ...rest, removedFiles: files }));
  });
}

function changesOf(input: ServicesInput, sought: Sought): Promise<PatternChanges | null> {
  const { clone, config, history, cache } = input;
  return mostRemoved(input, sought, async (matcher) => {
    const { ledgers } = await readCodeStory(clone, {
      revision: history.revision.commit,
      graph: history.graph,
      matchers: [matcher],
      classes: config.classes,
      cache,
      mostVersions: sought.mostVersions,
    });
    return (ledgers[0]?.entries ?? []).map(({ commit, subject, removed, filesRemoved }) => ({
      commit,
      subject,
      removed: totalOf(removed),
      removedFiles: filesRemoved,
    }));
  });
}
