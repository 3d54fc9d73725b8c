/**
 * What every git process of ours runs with. The audited repository is a stranger's: none of its configuration may start a
 * program, change what objects mean, or reach the network.
 */

/** Settings given on the command line, which outrank those of the repository. */
export const HARDENED_CONFIG: readonly string[] = [
  'advice.graftFileDeprecated=false',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'core.commitGraph=true',
  'diff.external=',
  'diff.renames=true',
  'diff.renameLimit=1000',
  'diff.suppressBlankEmpty=false',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.orderFile=/dev/null',
  'grep.extendedRegexp=false',
  'grep.patternType=default',
  'grep.threads=0',
  'log.showSignature=false',
  'log.mailmap=false',
  'log.follow=false',
  'log.diffMerges=off',
  'i18n.logOutputEncoding=UTF-8',
  'blame.ignoreRevsFile=',
  'protocol.allow=never',
  'color.ui=false',
];

/** Options before the subcommand: paths are names, never patterns, unless a command of ours says otherwise. */
export const HARDENED_OPTIONS: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
];

const INHERITED = ['PATH', 'HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP'];

/**
 * The environment of git: a short list is inherited, everything else (tokens, GIT_DIR, GIT_EXTERNAL_DIFF, …) is not.
 * `HOME` stays, because `safe.directory` is read from there.
 */
export function gitEnvironment(from: NodeJS.ProcessEnv): Record<string, string> {
  const env: Record<string, string> = {
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    // Unlike protocol.allow, this outranks a protocol.<name>.allow of the repository; it names a protocol that is none.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_ADVICE: '0',
  };
  for (const name of INHERITED) {
    const value = from[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}
