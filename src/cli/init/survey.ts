import { readLog } from '../../clients/git/log.js';
import { readRefs } from '../../clients/git/refs.js';
import type { Clone } from '../../clients/git/repository.js';
import { readTree } from '../../clients/git/tree.js';
import { globProblem } from '../../config/safe-glob.js';
import type { CodeClass } from '../../domain/code-class.js';
import { classifyPath } from '../../languages/classify.js';
import { languageOfPath } from '../../languages/languages.js';
import { findReports } from './find-reports.js';
import { type TagScheme, tagSchemes } from './tag-schemes.js';

/** How many commits are looked at for the way they name issues. */
const COMMITS = 5000;

/** A name and how often it was seen. */
export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** What a repository shows of itself. */
export interface Survey {
  /** Languages by number of files, most first. */
  readonly languages: readonly Counted[];
  /** Folders that hold most files of each class, as the built-in rules see them. */
  readonly folders: Readonly<Record<CodeClass, readonly Counted[]>>;
  readonly tags: readonly TagScheme[];
  /** Commits that name issues as #N, and the keys of other trackers: `PROJ`. */
  readonly references: {
    readonly numbers: number;
    readonly keys: readonly Counted[];
    readonly commits: number;
  };
  /** Globs under which test reports lie in the work tree. */
  readonly reports: readonly string[];
}

/** Looks a repository over, at its HEAD and in its work tree. */
export async function surveyRepository(clone: Clone, commit: string): Promise<Survey> {
  const tree = await readTree(clone.git, commit);
  const languages = new Map<string, number>();
  const folders = new Map<CodeClass, Map<string, number>>();
  for (const { path, kind } of tree) {
    if (kind === 'submodule' || kind === 'symlink') continue;
    const language = languageOfPath(path);
    if (language) languages.set(language.name, (languages.get(language.name) ?? 0) + 1);
    const slash = path.indexOf('/');
    if (slash < 0) continue;
    const kindOf = classifyPath(path);
    const counts = folders.get(kindOf) ?? new Map<string, number>();
    folders.set(kindOf, counts.set(path.slice(0, slash), (counts.get(path.slice(0, slash)) ?? 0) + 1));
  }
  const of = (name: CodeClass) => ranked(folders.get(name) ?? new Map()).slice(0, 5);
  return {
    languages: ranked(languages).slice(0, 8),
    folders: {
      production: of('production'),
      test: of('test'),
      docs: of('docs'),
      generated: of('generated'),
      vendored: of('vendored'),
      backup: of('backup'),
    },
    tags: tagSchemes((await readRefs(clone.git)).filter((ref) => ref.kind === 'tag').map((ref) => ref.name)),
    references: await referencesOf(clone, commit),
    reports: clone.root === null ? [] : await findReports(clone.root),
  };
}

function ranked(counts: ReadonlyMap<string, number>): Counted[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Words that look like a tracker’s key and are none. */
const NO_TRACKER =
  /^(?:UTF|SHA|ISO|RFC|CVE|GHSA|GH|PEP|MD|AES|RSA|TLS|HTTP|X|UCS|IEEE|ANSI|CP|WIN|ES|PR|BASE|MIT|GPL|LGPL|CC)$/;
const FEWEST = 3;

async function referencesOf(clone: Clone, commit: string): Promise<Survey['references']> {
  const keys = new Map<string, number>();
  let [numbers, commits] = [0, 0];
  for await (const { subject, body } of readLog(clone.git, [`--max-count=${COMMITS}`, commit])) {
    commits += 1;
    const text = `${subject}\n${body.slice(0, 5000)}`;
    if (/(?:^|[\s([])#[1-9]\d{0,6}\b/.test(text)) numbers += 1;
    const named = new Set(
      [...text.matchAll(/(?<![\w-])([A-Z][A-Z0-9]{1,9})-[1-9]\d{0,6}(?![\w-])/g)].map(
        (found) => found[1] ?? '',
      ),
    );
    for (const key of named) if (!NO_TRACKER.test(key)) keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  return {
    numbers,
    commits,
    keys: ranked(keys)
      .filter((one) => one.count >= FEWEST)
      .slice(0, 5),
  };
}

/** @returns only names that may stand in a glob as they are */
export function plainNames(names: readonly Counted[]): Counted[] {
  return names.filter(({ name }) => /^[\w.-]+$/.test(name) && globProblem(name) === null);
}
