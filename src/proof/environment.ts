import { delimiter, join } from 'node:path';

/** What a test may see of the environment it was started from; everything else, tokens and keys among it, stays out. */
const FOR_TESTS = [
  'PATH',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'SYSTEMROOT',
  'COMSPEC',
  'PATHEXT',
  'JAVA_HOME',
  'GOROOT',
];

/** What fetching dependencies may see beside: where the registry is, and how to get there. */
const FOR_SET_UP =
  /^(?:https?_proxy|no_proxy|all_proxy|node_extra_ca_certs|ssl_cert_(?:file|dir)|requests_ca_bundle|curl_ca_bundle|npm_config_(?:registry|cafile|cache)|pip_(?:index_url|extra_index_url|cert|find_links|default_timeout|config_file|cache_dir)|goproxy|gosumdb|gomodcache|cargo_home|rustup_home|maven_opts|gradle_user_home)$/i;

/** Homes of toolchains that lie in the user’s home, which tests do not get to see. */
const TOOL_HOMES: readonly (readonly [name: string, folder: string])[] = [
  ['RUSTUP_HOME', '.rustup'],
  ['CARGO_HOME', '.cargo'],
  ['PYENV_ROOT', '.pyenv'],
];

/** The mark by which every process of a run can be found again, however it was started. */
export const RUN_MARK = 'ISSUE_AUDIT_PROOF_RUN';

/** Where commands find things. */
export interface Places {
  /** The mark of the run. */
  readonly mark: string;
  /** A home of its own, empty. */
  readonly home: string;
  /** For temporary files. */
  readonly temp: string;
  /** Folders of programs that come first. */
  readonly programs: readonly string[];
}

/** The environment of tests and builds: a short list, a home of its own, and what makes runs alike. */
export function testEnvironment(from: NodeJS.ProcessEnv, places: Places): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of FOR_TESTS) if (from[name] !== undefined) env[name] = from[name];
  for (const [name, folder] of TOOL_HOMES) {
    const home = from[name] ?? (from.HOME ? join(from.HOME, folder) : undefined);
    if (home !== undefined) env[name] = home;
  }
  return {
    ...env,
    PATH: [...places.programs, env.PATH ?? ''].filter(Boolean).join(delimiter),
    HOME: places.home,
    USERPROFILE: places.home,
    TMPDIR: places.temp,
    TEMP: places.temp,
    TMP: places.temp,
    TZ: 'UTC',
    CI: 'true',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    [RUN_MARK]: places.mark,
  };
}

/**
 * The environment of what fetches dependencies. It also sees the proxy, the registry and the user’s own settings for package
 * managers, which may hold a token; scripts of packages are not run there.
 */
export function setUpEnvironment(from: NodeJS.ProcessEnv, places: Places): Record<string, string> {
  const env = testEnvironment(from, places);
  for (const [name, value] of Object.entries(from))
    if (value !== undefined && FOR_SET_UP.test(name)) env[name] = value;
  const { HOME } = from;
  if (HOME) {
    env.npm_config_userconfig = from.npm_config_userconfig ?? join(HOME, '.npmrc');
    env.npm_config_cache ??= join(HOME, '.npm');
    env.PIP_CACHE_DIR ??= join(HOME, '.cache', 'pip');
    env.GOMODCACHE ??= join(from.GOPATH ?? join(HOME, 'go'), 'pkg', 'mod');
  }
  return env;
}
