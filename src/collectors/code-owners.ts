import picomatch from 'picomatch';
import type { Clone } from '../clients/git/repository.js';
import type { CodeOwner } from '../domain/audit.js';
import type { Evidence } from '../domain/evidence.js';
import { quoted } from '../domain/shell-word.js';
import { listing } from '../domain/wording.js';

/** Where GitHub, GitLab and Gitea look for it; the first that is there counts. */
const PLACES = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  '.gitea/CODEOWNERS',
];
/** GitHub reads no larger file either. */
const LARGEST = 3_000_000;
const MOST_PATHS = 200;

interface Rule {
  readonly line: number;
  readonly owners: readonly string[];
  matches(path: string): boolean;
}

/**
 * Who owns some files of a revision, by its CODEOWNERS. Of a file’s rules the last one counts, also when it names nobody.
 * @param paths files of the revision, most important first
 */
export async function collectCodeOwners(
  clone: Pick<Clone, 'git'>,
  input: { revision: string; tree: readonly { readonly path: string }[]; paths: readonly string[] },
): Promise<{ codeOwners: CodeOwner[]; evidence: Evidence[] }> {
  const present = new Set(input.tree.map((file) => file.path));
  const place = PLACES.find((path) => present.has(path));
  const paths = input.paths.filter((path) => present.has(path)).slice(0, MOST_PATHS);
  if (place === undefined || paths.length === 0) return { codeOwners: [], evidence: [] };
  const object = `${input.revision}:${place}`;
  const size = Number((await clone.git.tryRaw('cat-file', '-s', object)) ?? Number.NaN);
  if (!(size <= LARGEST)) return { codeOwners: [], evidence: [] };
  const rules = rulesOf((await clone.git.tryRaw('cat-file', 'blob', object)) ?? '');
  const owned = new Map<string, { paths: string[]; lines: Set<number> }>();
  for (const path of paths) {
    const rule = rules.findLast((one) => one.matches(path));
    for (const owner of rule?.owners ?? []) {
      const known = owned.get(owner) ?? { paths: [], lines: new Set() };
      known.paths.push(path);
      known.lines.add(rule?.line ?? 0);
      owned.set(owner, known);
    }
  }
  const codeOwners = [...owned].map(([name, own]) => ({ name, paths: own.paths, evidence: `file:${place}` }));
  return {
    codeOwners,
    evidence: codeOwners.length === 0 ? [] : [evidenceOf(place, input.revision, codeOwners, owned)],
  };
}

function evidenceOf(
  place: string,
  revision: string,
  codeOwners: readonly CodeOwner[],
  owned: ReadonlyMap<string, { lines: ReadonlySet<number> }>,
): Evidence {
  const lines = [...owned.values()].flatMap((own) => [...own.lines]).sort((a, b) => a - b);
  return {
    id: `file:${place}`,
    kind: 'repository-file',
    summary: `${place} names ${listing(codeOwners.map(({ name }) => name))} for affected files.`,
    data: { owners: codeOwners.map(({ name, paths }) => ({ name, files: paths.length })) },
    provenance: {
      collector: 'code-owners',
      source: 'git objects',
      revision,
      command: `git show ${quoted(`${revision}:${place}`)}`,
    },
    location: { path: place, line: lines[0] ?? null, column: null },
  };
}

function rulesOf(text: string): Rule[] {
  return text.split(/\r?\n/).flatMap((line, index): Rule[] => {
    const content = line.replace(/(?:^|\s)#.*$/, '').trim();
    // Sections of GitLab.
    if (content === '' || /^\^?\[/.test(content) || content.length > 2_000) return [];
    const [pattern = '', ...owners] = content.split(/(?<!\\)\s+/);
    if (isSlow(pattern)) return [];
    const named = owners.flatMap((owner) => ownerOf(owner));
    return [{ line: index + 1, owners: named, matches: matcherOf(pattern.replaceAll('\\ ', ' ')) }];
  });
}

/** An account or a team by its name, without @; of an address of mail the part before its host. */
function ownerOf(text: string): string[] {
  const name = /^@([\w.-]+(?:\/[\w.-]+)?)$/.exec(text)?.[1] ?? /^([\w.+-]+)@[\w.-]+$/.exec(text)?.[1];
  return name === undefined ? [] : [name];
}

/** The file is a stranger's: a row of stars can keep one match busy for hours, and no honest rule needs one. */
function isSlow(pattern: string): boolean {
  const segments = pattern.split('/');
  const deep = segments.filter((segment) => segment.includes('**')).length;
  const stars = pattern.split('*').length - 1;
  return deep > 3 || stars > 8 || segments.some((one) => one !== '**' && one.split('*').length > 4);
}

/** Patterns as in .gitignore: without a slash at any depth, with one from the root; a folder is all that is in it. */
function matcherOf(pattern: string): (path: string) => boolean {
  const isRooted = pattern.replace(/\/+$/, '').includes('/');
  const body = pattern.replace(/^\/+/, '').replace(/\/+$/, '');
  if (body === '' || body === '*' || body === '**') return () => true;
  const base = isRooted ? body : `**/${body}`;
  // `apps/*` owns the files of the folder and not what lies deeper.
  const isShallow = isRooted && /(?:^|\/)\*$/.test(body);
  const globs = pattern.endsWith('/') ? [`${base}/**`] : isShallow ? [base] : [base, `${base}/**`];
  return picomatch(globs, { dot: true, nonegate: true, noextglob: true, nobrace: true });
}
