import type { Clone } from '../clients/git/repository.js';
import type { CodeOwner } from '../domain/audit.js';
import type { Evidence } from '../domain/evidence.js';
import { quoted } from '../domain/shell-word.js';
import { listing } from '../domain/wording.js';
import { ownerRules } from './owner-rules.js';

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
  const rules = ownerRules((await clone.git.tryRaw('cat-file', 'blob', object)) ?? '');
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
