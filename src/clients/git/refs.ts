import type { Git } from './git.js';

/** A branch or tag and the commit it stands for. */
export interface Ref {
  /** `main`, `origin/main`, `v1.2.0`. */
  readonly name: string;
  readonly kind: 'branch' | 'tag';
  readonly commit: string;
  /** Of the tag or, for a branch, a light tag or a tag without a date, of the commit; ISO 8601. */
  readonly date: string;
}

/** All local and remote-tracking branches and tags that stand for commits, sorted by name. */
export async function readRefs(git: Git): Promise<Ref[]> {
  const format =
    '%(refname)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(creatordate:iso-strict)';
  const text = await git.raw('for-each-ref', `--format=${format}`, 'refs/heads', 'refs/remotes', 'refs/tags');
  const refs: Ref[] = [];
  for (const line of text.split('\n')) {
    const [refname = '', type, oid = '', peeledType, peeled = '', date = ''] = line.split('\0');
    const isNested = type === 'tag' && peeledType === 'tag';
    const commit =
      type === 'commit' ? oid : peeledType === 'commit' ? peeled : isNested ? await peel(git, refname) : null;
    if (!commit || refname.endsWith('/HEAD')) continue;
    const kind = refname.startsWith('refs/tags/') ? 'tag' : 'branch';
    const name = refname.replace(/^refs\/(heads|remotes|tags)\//, '');
    refs.push({ name, kind, commit, date: date || (await dateOf(git, commit)) });
  }
  return refs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** For tags that do not say when they were made, as very old versions of git wrote them. */
async function dateOf(git: Git, commit: string): Promise<string> {
  return (await git.raw('show', '--no-patch', '--format=%cI', commit)).trim();
}

/** The commit behind a tag of a tag: older versions of git peel only once. */
async function peel(git: Git, refname: string): Promise<string | null> {
  const hash = await git.tryRaw(
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${refname}^{commit}`,
  );
  return hash?.trim() || null;
}

/** The branch that is checked out; null for a detached HEAD. */
export async function currentBranch(git: Git): Promise<string | null> {
  const name = (await git.tryRaw('symbolic-ref', '--quiet', '--short', 'HEAD'))?.trim();
  return name ? name : null;
}
