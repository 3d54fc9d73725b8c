import { readCodeStory } from '../analysis/code-story.js';
import { removalsInMany } from '../analysis/removals-in-many.js';
import type { PatternChange, Services } from '../claims/check/context.js';
import { compilePattern } from '../clients/code/matcher.js';
import { totalOf } from '../domain/code-class.js';
import { InputError } from '../errors.js';
import { followedPattern } from './followed-pattern.js';
import { JudgedIssues, type ServicesInput } from './judged-issues.js';

/** Commits that are told of a pattern’s removals. */
const MOST_CHANGES = 50;

/** What checking a document asks of the audit: verdicts and ledgers. Each is made when it is first asked for, and kept. */
export function claimServices(input: ServicesInput): Services {
  const issues = new JudgedIssues(input);
  const changes = new Map<string, Promise<readonly PatternChange[] | null>>();
  return {
    cases: input.cases,
    expectIssues: (keys) => issues.expect(keys),
    judge: (key) => issues.judge(key),
    changesOf: (pattern) => kept(changes, pattern, () => changesOf(input, pattern)),
    changesInMany: (pattern, files) =>
      kept(changes, `${files} ${pattern}`, () => changesInMany(input, pattern, files)),
  };
}

function kept<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** @returns null for a pattern that cannot be read */
async function changesInMany(
  { clone, config, history, cache }: ServicesInput,
  source: string,
  leastFiles: number,
): Promise<readonly PatternChange[] | null> {
  try {
    const removals = await removalsInMany(clone, {
      revision: history.revision.commit,
      graph: history.graph,
      matcher: await compilePattern(followedPattern(source, 0)),
      classes: config.classes,
      cache,
      leastFiles,
    });
    return removals
      .map(({ files, ...rest }) => ({ ...rest, removedFiles: files }))
      .sort((a, b) => b.removed - a.removed);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
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
