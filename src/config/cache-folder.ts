import { platform as systemPlatform } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where the cache lies when nobody says otherwise: `ISSUE_AUDIT_CACHE`, else the user’s cache folder of the system.
 * @returns an absolute path; null when the environment names no home, and nothing is kept
 */
export function defaultCacheFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = systemPlatform(),
): string | null {
  const base = env.ISSUE_AUDIT_CACHE ? null : systemFolder(env, platform);
  const folder = env.ISSUE_AUDIT_CACHE || (base && join(base, 'issue-audit'));
  return folder && isAbsolute(folder) ? folder : null;
}

function systemFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  if (platform === 'win32') return env.LOCALAPPDATA || null;
  // A relative path in this variable is to be ignored, says the specification of XDG base directories.
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  if (!env.HOME) return null;
  return join(env.HOME, platform === 'darwin' ? 'Library/Caches' : '.cache');
}
