import type { RawChange } from '../clients/git/changes.js';
import { readObjects } from '../clients/git/objects.js';
import type { PrivateCheckout, Replacement } from '../clients/git/private-checkout.js';
import type { Clone } from '../clients/git/repository.js';
import type { CodeClass } from '../domain/code-class.js';
import { manifestWithout } from './manifest-without.js';

/** Files that tell how tests are run; they stay as they are, with the tests. */
const RUNNER_SETTINGS =
  /(?:^|\/)(?:\.mocharc[^/]*|mocha\.opts|jest\.(?:config|setup)[^/]*|vitest\.[^/]*|ava\.config[^/]*|\.taprc|karma\.[^/]*conf[^/]*|jasmine\.json|pytest\.ini|tox\.ini|conftest\.py|\.nycrc[^/]*)$|\.snap$/;

/** Files of a tree, by path. */
export type TreeIndex = ReadonlyMap<string, { readonly oid: string; readonly mode: string }>;

/** What taking a fix back comes to. */
export interface TakenBack {
  /** What stands in the files of the tree instead. */
  readonly replacements: ReadonlyMap<string, Replacement>;
  readonly takenBack: readonly string[];
  readonly kept: readonly string[];
  /** Files in which later changes overlap with the fix, so that it cannot be taken back alone. */
  readonly conflicts: readonly string[];
}

/**
 * Takes back what a fix changed, except for its tests, what only they use, and documents. In the fix’s own tree each file
 * gets the content it had before; in a later tree the change is merged out of it.
 */
export async function takeBack(
  clone: Clone,
  checkout: PrivateCheckout,
  input: {
    changes: readonly RawChange[];
    /** The tree before the fix, and the one in which it is to be taken back. */
    before: TreeIndex;
    tree: TreeIndex;
    classOf: (path: string) => CodeClass;
    scratch: string;
  },
): Promise<TakenBack> {
  const replacements = new Map<string, Replacement>();
  const result = { takenBack: [] as string[], kept: [] as string[], conflicts: [] as string[] };
  for (const change of input.changes) {
    const { path, oldPath } = change;
    if (isKept(path, input.classOf)) {
      result.kept.push(path);
      continue;
    }
    const back = await contentBefore(clone, checkout, change, input);
    if (back === 'conflict') {
      result.conflicts.push(path);
      continue;
    }
    if (back === 'gone') continue;
    result.takenBack.push(path);
    replacements.set(oldPath ?? path, back);
    if (oldPath !== null && oldPath !== path && change.status === 'renamed') replacements.set(path, null);
  }
  return { replacements, ...result };
}

function isKept(path: string, classOf: (path: string) => CodeClass): boolean {
  const kind = classOf(path);
  return kind === 'test' || kind === 'docs' || RUNNER_SETTINGS.test(path);
}

/** @returns `gone` where the tree no longer has the file and the fix did not remove it */
async function contentBefore(
  clone: Clone,
  checkout: PrivateCheckout,
  change: RawChange,
  { tree, before: treeBefore, scratch }: { tree: TreeIndex; before: TreeIndex; scratch: string },
): Promise<Replacement | 'conflict' | 'gone'> {
  const now = tree.get(change.path);
  const before = treeBefore.get(change.oldPath ?? change.path) ?? null;
  if (now?.oid === (change.newOid ?? undefined)) {
    if (!/(?:^|\/)package\.json$/.test(change.path) || !before || !now) return before;
    const [old, current] = await contents(clone, [before.oid, now.oid]);
    const joined = old && current ? manifestWithout(old, current) : null;
    return joined === null ? before : { oid: await checkout.store(joined), mode: now.mode };
  }
  if (!now || !change.newOid || !change.oldOid) return now ? 'conflict' : 'gone';
  const [current, withChange, without] = await contents(clone, [now.oid, change.newOid, change.oldOid]);
  if (!current || !withChange || !without) return 'conflict';
  const oid = await checkout.mergeBack({ now: current, withChange, without }, scratch);
  return oid === null ? 'conflict' : { oid, mode: now.mode };
}

async function contents(clone: Clone, oids: readonly string[]): Promise<(Buffer | null)[]> {
  const found = new Map<string, Buffer>();
  for await (const object of readObjects(clone.git, oids))
    if ('data' in object) found.set(object.name, object.data);
  return oids.map((oid) => found.get(oid) ?? null);
}
