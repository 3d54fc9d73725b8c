import type { Git } from '../../clients/git/git.js';
import { readObjects } from '../../clients/git/objects.js';
import { findMentions, type ReferenceRules } from '../../references/find-mentions.js';

/** One entry of a change log: a bullet, or a paragraph where there are none. */
export interface ChangelogEntry {
  readonly path: string;
  /** Line on which it starts, 1-based. */
  readonly line: number;
  readonly text: string;
  /** Numbers of this repository that it names, in order. */
  readonly keys: readonly string[];
  /** Commits that it names, full or shortened. */
  readonly hashes: readonly string[];
}

const CHANGELOG_NAME =
  /^(?:change[-_ ]?log|changes|history|news|release[-_ ]?notes|releases?)(?:[-_.][\w.-]*)?$/i;
const TEXT_EXTENSION = /(?:\.(?:md|markdown|mkd|txt|rst|adoc|asciidoc|textile)|^[^.]+)$/i;
/** `[#432]: https://…` only says where a link leads. */
const LINK_DEFINITION = /^\s{0,3}\[[^\]]+\]:\s/;
const BULLET = /^\s*(?:[-*+•]|\d{1,3}[.)])\s/;
const LARGEST_CHANGELOG = 4 * 1024 * 1024;
const LONGEST_ENTRY = 4000;

/** Reads the change logs of a revision, wherever they lie, except in folders of other people's code. */
export async function readChangelogs(
  git: Git,
  revision: string,
  paths: readonly string[],
  rules: ReferenceRules,
): Promise<ReadonlyMap<string, readonly ChangelogEntry[]>> {
  const logs = paths.filter(isChangelog).slice(0, 60);
  const byKey = new Map<string, ChangelogEntry[]>();
  let next = 0;
  for await (const object of readObjects(
    git,
    logs.map((path) => `${revision}:${path}`),
    { maxBytes: LARGEST_CHANGELOG },
  )) {
    const path = logs[next] as string;
    next += 1;
    if (!('data' in object) || object.type !== 'blob') continue;
    for (const entry of changelogEntries(path, object.data.toString('utf8'), rules)) {
      for (const key of new Set(entry.keys)) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
    }
  }
  return byKey;
}

/**
 * The entries of some change logs that name any of the keys; logs and entries in which none of them stands are passed over
 * before they are read closely.
 * @param logs change logs with the ids of their contents
 * @returns by content id
 */
export async function readEntriesNaming(
  git: Git,
  logs: ReadonlyMap<string, string>,
  rules: ReferenceRules,
  keys: readonly string[],
): Promise<Map<string, readonly ChangelogEntry[]>> {
  const found = new Map<string, readonly ChangelogEntry[]>();
  const wanted = new Set(keys.map((key) => key.toUpperCase()));
  const holdsKey = (text: string) => {
    const upper = text.toUpperCase();
    return [...wanted].some((key) => upper.includes(key));
  };
  for await (const object of readObjects(git, [...logs.keys()], { maxBytes: LARGEST_CHANGELOG })) {
    const text = 'data' in object && object.type === 'blob' ? object.data.toString('utf8') : '';
    const entries = holdsKey(text)
      ? changelogEntries(logs.get(object.name) ?? '', text, rules, holdsKey)
      : [];
    found.set(
      object.name,
      entries.filter((entry) => entry.keys.some((key) => wanted.has(key))),
    );
  }
  return found;
}

/** Whether a path is that of a change log of this project. */
export function isChangelog(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  if (/(?:^|\/)(?:node_modules|vendor|third_party|fixtures?|tests?)\//i.test(path)) return false;
  if (!TEXT_EXTENSION.test(name)) return false;
  return CHANGELOG_NAME.test(name) || /^(?:changelogs?|releases?|news)$/i.test(folders.at(-1) ?? '');
}

/**
 * Splits a change log into entries and keeps those that name an issue.
 * @param mayMatter passes over entries unread
 */
export function changelogEntries(
  path: string,
  text: string,
  rules: ReferenceRules,
  mayMatter: (text: string) => boolean = () => true,
): ChangelogEntry[] {
  const found: ChangelogEntry[] = [];
  let block: { line: number; lines: string[] } | null = null;
  const finish = () => {
    const whole = block?.lines.join('\n').slice(0, LONGEST_ENTRY) ?? '';
    const entry = block && mayMatter(whole) ? toEntry(path, block.line, whole, rules) : null;
    if (entry) found.push(entry);
    block = null;
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const isBlank = line.trim() === '';
    if (isBlank || BULLET.test(line) || /^#{1,6}\s/.test(line) || LINK_DEFINITION.test(line)) finish();
    if (isBlank || /^#{1,6}\s/.test(line) || LINK_DEFINITION.test(line)) continue;
    if (block) (block as { lines: string[] }).lines.push(line);
    else block = { line: index + 1, lines: [line] };
  }
  finish();
  return found;
}

function toEntry(path: string, line: number, text: string, rules: ReferenceRules): ChangelogEntry | null {
  if (!/\d/.test(text)) return null;
  const keys = findMentions({ subject: '', body: text.replace(/\n\s*/g, ' ') }, rules)
    .filter((mention) => mention.kind !== 'negated')
    .map((mention) => mention.key.toUpperCase());
  if (keys.length === 0) return null;
  const hashes = new Set<string>();
  for (const match of text.matchAll(/(?<![\w#.-])[0-9a-f]{7,64}(?!\w)/g)) {
    if (/[a-f]/.test(match[0]) || match[0].length >= 40) hashes.add(match[0]);
    // All digits: a hash where a change log puts hashes, that is behind a dash or in brackets.
    else if (/[-([`]\s?$/.test(text.slice(0, match.index))) hashes.add(match[0]);
  }
  return { path, line, text, keys: [...new Set(keys)], hashes: [...hashes] };
}
