import { resolve } from 'node:path';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { parsePattern } from '../clients/code/parse-pattern.js';
import { currentBranch } from '../clients/git/refs.js';
import type { Remote } from '../clients/git/remote.js';
import { readRemote } from '../clients/git/remote.js';
import { type Clone, openClone, resolveCommit } from '../clients/git/repository.js';
import { type Config, type ConfiguredPattern, type IssueBlock, issueBlock } from '../config/config.js';
import { issueOfBranch, parseIssueArgument } from '../config/issue-argument.js';
import { loadConfig } from '../config/load-config.js';
import type { CodeClass } from '../domain/code-class.js';
import type { Issue } from '../domain/issue.js';
import type { Pattern } from '../domain/pattern.js';
import { InputError } from '../errors.js';
import { classifyPath } from '../languages/classify.js';
import type { AuditOptions } from '../options.js';
import { openCache } from './cache.js';

/** What is asked: one issue, at one revision of one clone, with what its configuration adds. */
export interface Question {
  readonly options: AuditOptions;
  /** Aborting it ends what is under way. */
  readonly signal?: AbortSignal;
  readonly clone: Clone;
  readonly config: Config;
  /** Undefined when nothing is kept between runs. */
  readonly cache: DiskCache | undefined;
  /** The configuration file, from the repository’s root; null without one. */
  readonly configSource: string | null;
  readonly block: IssueBlock | null;
  readonly issue: Issue;
  /** Full hash of the audited commit. */
  readonly revision: string;
  /** Patterns that a person named for this very issue; they may decide its status. */
  readonly patterns: readonly Pattern[];
  /** Patterns that the configuration names for every audit; they decide only where a fix of the issue removed some. */
  readonly generalPatterns: readonly Pattern[];
  classOf(path: string): CodeClass;
}

/**
 * Opens the clone, reads its configuration and understands which issue is meant.
 * @throws InputError for a wrong folder, revision, configuration, issue or pattern
 */
export async function openQuestion(options: AuditOptions, signal?: AbortSignal): Promise<Question> {
  const clone = await openClone(resolve(options.cwd, options.repo), signal ? { signal } : {});
  const revision = await resolveCommit(clone.git, options.at);
  const { configPath, cwd } = options;
  const [{ config, source }, remote] = await Promise.all([
    loadConfig({ clone, commit: revision, explicitPath: configPath, cwd }),
    readRemote(clone.git),
  ]);
  const typed = parseIssueArgument(
    options.issueText ?? (await issueFromBranch(clone, config)),
    config.references,
  );
  const block = issueBlock(config, typed.key);
  const issue = issueOf(typed, remote, block);
  return {
    options,
    ...(signal ? { signal } : {}),
    clone,
    config,
    cache: openCache(options, config, clone),
    configSource: source,
    block,
    issue,
    revision,
    ...patternsOf(options, config, block),
    classOf: (path) => classifyPath(path, config.classes),
  };
}

async function issueFromBranch(clone: Clone, config: Config): Promise<string> {
  const branch = await currentBranch(clone.git);
  const key = branch === null ? null : issueOfBranch(branch, config.references);
  if (key !== null) return key;
  const seen = branch === null ? 'no branch is checked out' : `the branch "${branch}" names none`;
  throw new InputError(`which issue? None was given, and ${seen}`, 'Name one: issue-audit 1184');
}

function issueOf(
  typed: { key: string; repository: string | null; host: string | null },
  remote: Remote | null,
  block: IssueBlock | null,
): Issue {
  const repository = typed.repository ?? remote?.repository ?? null;
  const host = typed.host ?? remote?.host ?? null;
  return {
    host,
    repository,
    key: typed.key,
    aliases: [...new Set([...(block?.aliases ?? []), ...(block ? [block.key] : [])])]
      .filter((alias) => alias !== typed.key)
      .sort(),
    title: block?.title ?? null,
    url: issueUrl(host, repository, typed.key),
  };
}

/** Where an issue can be read; null when host or repository are not known, or its key is no number of theirs. */
export function issueUrl(host: string | null, repository: string | null, key: string): string | null {
  if (host === null || repository === null || !/^\d+$/.test(key)) return null;
  return `https://${host}/${repository}/${host.includes('gitlab') ? '-/' : ''}issues/${key}`;
}

/** The same pattern is looked for once, in the strongest of its roles: command line, this issue, every issue. */
function patternsOf(
  options: AuditOptions,
  config: Config,
  block: IssueBlock | null,
): Pick<Question, 'patterns' | 'generalPatterns'> {
  const seen = new Set<string>();
  const take = (given: readonly ConfiguredPattern[], origin: 'option' | 'config'): Pattern[] =>
    given.flatMap(({ source, replacement }) => {
      if (seen.has(source)) return [];
      const pattern = parsePattern(source, seen.size, origin);
      seen.add(source);
      return pattern.kind === 'structural' && replacement !== null ? { ...pattern, replacement } : pattern;
    });
  const typed = options.patterns.map((source) => ({ source, replacement: null }));
  return {
    patterns: [...take(typed, 'option'), ...take(block?.patterns ?? [], 'config')],
    generalPatterns: take(config.patterns, 'config'),
  };
}
