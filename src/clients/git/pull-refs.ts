import type { Git } from './git.js';

/**
 * Pull requests that this clone has refs of (`refs/pull/N/head`, as GitHub, Gitea and Forgejo keep them), with the commit at
 * their head. Ordinary clones have none. A number that is listed belongs to a pull request and to no issue.
 */
export async function readPullRefs(git: Git): Promise<Map<string, string>> {
  const text = await git.raw('for-each-ref', '--format=%(refname)%00%(objectname)', 'refs/pull');
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [name = '', commit = ''] = line.split('\0');
    const number = /^refs\/pull\/(\d{1,9})\/head$/.exec(name)?.[1];
    if (number) found.set(number, commit);
  }
  return found;
}
