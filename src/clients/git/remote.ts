import type { Git } from './git.js';

/** The repository’s home on the web. */
export interface Remote {
  readonly host: string;
  /** `owner/name`; deeper for hosts with groups. */
  readonly repository: string;
  readonly webUrl: string;
}

/** The remote `origin`, else the only one there is; null when its address is a folder or unknown. Credentials are dropped. */
export async function readRemote(git: Git): Promise<Remote | null> {
  const text = (await git.tryRaw('config', '--get-regexp', '^remote\\..*\\.url$')) ?? '';
  const remotes = new Map<string, string>();
  for (const line of text.split('\n')) {
    const found = /^remote\.(.+)\.url (.+)$/.exec(line);
    if (found?.[1] && found[2] && !remotes.has(found[1])) remotes.set(found[1], found[2]);
  }
  const url = remotes.get('origin') ?? (remotes.size === 1 ? [...remotes.values()][0] : undefined);
  return url ? parseRemoteUrl(url) : null;
}

/** Reads the address forms git knows: `https://`, `ssh://`, `git://` and `user@host:path`. */
export function parseRemoteUrl(url: string): Remote | null {
  const form =
    /^(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([\w.-]+)(?::\d+)?\/([^\s?#]+)$/.exec(url) ??
    /^(?:[^@/\s:]+@)?([\w.-]+\.[\w-]+):(?!\/\/)([^\s?#]+)$/.exec(url);
  const host = form?.[1];
  const repository = form?.[2]?.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (!host || !repository || !/^[\w.-]+(?:\/[\w.-]+)+$/.test(repository)) return null;
  return { host, repository, webUrl: `https://${host}/${repository}` };
}
