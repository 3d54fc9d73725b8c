import { type CodeStory, readCodeStory } from '../analysis/code-story.js';
import { DiskCache } from '../clients/cache/disk-cache.js';
import { compilePattern } from '../clients/code/matcher.js';
import { defaultCacheFolder } from '../config/cache-folder.js';
import type { Pattern, RegexPattern, StructuralPattern } from '../domain/pattern.js';
import type { Collected } from './collect.js';
import type { Question } from './question.js';

const MEGABYTE = 1024 * 1024;

/** Where results are kept between runs; undefined when nothing is to be kept or no place is known. */
export function openCache(question: Question): DiskCache | undefined {
  const { options, config } = question;
  if (options.noCache || !config.cache.enabled) return undefined;
  const folder = options.cacheFolder ?? defaultCacheFolder(process.env);
  const { maxMegabytes } = config.cache;
  if (folder === null) return undefined;
  return new DiskCache(folder, maxMegabytes === null ? {} : { maxBytes: maxMegabytes * MEGABYTE });
}

/** Ledgers and contract changes of all patterns that can be followed; rules that need types cannot. */
export async function followPatterns(question: Question, collected: Collected): Promise<CodeStory> {
  const followed = question.patterns.filter(isFollowed);
  if (followed.length === 0) return { ledgers: [], contractChanges: [], evidence: [], notifications: [] };
  return readCodeStory(question.clone, {
    revision: question.revision,
    graph: collected.history.graph,
    matchers: await Promise.all(followed.map(compilePattern)),
    classes: question.config.classes,
    cache: openCache(question),
    contracts: true,
  });
}

function isFollowed(pattern: Pattern): pattern is StructuralPattern | RegexPattern {
  return pattern.kind !== 'typed';
}
