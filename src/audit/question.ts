import { resolve } from 'node:path';
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

/** What is asked: one issue, at one revision of one clone, with what its configuration adds. */
export interface Question {
  readonly options: AuditOptions;
  readonly clone: Clone;
  readonly config: Config;
  /** The configuration file, from the repository’s root; null without one. */
  readonly configSource: string | null;
  readonly block: IssueBlock | null;
  readonly issue: Issue;
  /** Full hash of the audited commit. */
  readonly revision: string;
  readonly patterns: readonly Pattern[];
  classOf(path: string): CodeClass;
}

/**
 * Opens the clone, reads its configuration and understands which issue is meant.
 * @throws InputError for a wrong folder, revision, configuration, issue or pattern
 */
export async function openQuestion(options: AuditOptions, signal?: AbortSignal): Promise<Question> {
  const clone = await openClone(resolve(options.cwd, options.repo), signal ? { signal } : {});
  const revision = await resolveCommit(clone.git, options.at);
  const { config, source } = await loadConfig({
    clone,
    commit: revision,
    explicitPath: options.configPath,
    cwd: options.cwd,
  });
  const remote = await readRemote(clone.git);
  const typed = parseIssueArgument(
    options.issueText ?? (await issueFromBranch(clone, config)),
    config.references,
  );
  const block = issueBlock(config, typed.key);
  const issue = issueOf(typed, remote, block);
  return {
    options,
    clone,
    config,
    configSource: source,
    block,
    issue,
    revision,
    patterns: patternsOf(options, config, block),
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
  const isNumber = /^\d+$/.test(typed.key);
  return {
    host,
    repository,
    key: typed.key,
    aliases: [...new Set([...(block?.aliases ?? []), ...(block ? [block.key] : [])])]
      .filter((alias) => alias !== typed.key)
      .sort(),
    title: block?.title ?? null,
    url:
      isNumber && host && repository
        ? `https://${host}/${repository}/${host.includes('gitlab') ? '-/' : ''}issues/${typed.key}`
        : null,
  };
}

/** Patterns of the command line come before those of the configuration; the same one is looked for once. */
function patternsOf(options: AuditOptions, config: Config, block: IssueBlock | null): Pattern[] {
  const configured: readonly ConfiguredPattern[] = [...(block?.patterns ?? []), ...config.patterns];
  const sources = new Map<string, { origin: 'option' | 'config'; replacement: string | null }>();
  for (const source of options.patterns) sources.set(source, { origin: 'option', replacement: null });
  for (const { source, replacement } of configured)
    if (!sources.has(source)) sources.set(source, { origin: 'config', replacement });
  return [...sources].map(([source, { origin, replacement }], index) => {
    const pattern = parsePattern(source, index, origin);
    return pattern.kind === 'structural' && replacement !== null ? { ...pattern, replacement } : pattern;
  });
}
