/**
 * What an audit is asked to do. The command line, the library and the action all fill in this one shape; the
 * configuration file adds to it and never takes away.
 */
export interface AuditOptions {
  /** Folder of the clone to audit, or any folder inside it; absolute, or relative to `cwd`. */
  readonly repo: string;
  /** Folder that relative paths of this object (`repo`, `reports`, `configPath`) start from. */
  readonly cwd: string;
  /** Revision to audit: a branch, tag or commit; `HEAD` for what is checked out. */
  readonly at: string;
  /** The issue as it was typed: `1184`, `#1184`, `GH-1184`, `owner/repo#1184`, `PROJ-123`, a URL; null: read it from the branch name. */
  readonly issueText: string | null;
  /** Patterns as they were typed: `python:await f($$$)`, `re:expression`, `type:await-of-non-promise`. */
  readonly patterns: readonly string[];
  /** Globs of test reports, relative to `cwd`; those of the configuration are relative to the repository’s root. */
  readonly reports: readonly string[];
  /** Globs of coverage reports, relative to `cwd`; those of the configuration are relative to the repository’s root. */
  readonly coverage?: readonly string[];
  /** A configuration file that the user named; null: look for one at the repository’s root. */
  readonly configPath: string | null;
  /** A JSON or JSONL file of exported issues to read instead of asking a tracker; relative to `cwd`. */
  readonly issuesPath?: string | null;
  /** How the tracker on the web is reached; null or left out: it is not asked. */
  readonly access?: AccessOptions | null;
  /** Ask the tracker even without a token. */
  readonly online?: boolean;
  /** Run tests to prove the fix; null or absent: run nothing. Never set by a configuration. */
  readonly prove?: ProveOptions | null;
  /** Ask nothing over the network. */
  readonly offline: boolean;
  /** Neither read nor write the cache. */
  readonly noCache: boolean;
  /** Absolute path of the cache’s folder; null: nothing is kept. */
  readonly cacheFolder: string | null;
}

/** How a tracker on the web is reached. Paths are relative to `cwd`. */
export interface AccessOptions {
  /** Tokens, proxies and addresses are looked for here. */
  readonly env: NodeJS.ProcessEnv;
  /** A file that holds a token and nothing else. */
  readonly tokenFile?: string | null;
  /** Address of the programming interface: `https://ghe.example.com/api/v3`. */
  readonly apiUrl?: string | null;
  /** A PEM file of certificate authorities to trust beside the usual ones. */
  readonly caFile?: string | null;
}

/** How a fix is to be proven by running code of the audited repository. */
export interface ProveOptions {
  /** How often each side runs for a test to count. */
  readonly repeat: number;
  /** Other revisions at which the tests that show the fix are run. */
  readonly at: readonly string[];
  /** What commands are started from; little of it is handed on, and no token. */
  readonly environment: NodeJS.ProcessEnv;
}

/** One line of progress: a collector has started, waits for somebody, or is done with counts in words and the time it took. */
export interface ProgressEvent {
  readonly collector: string;
  readonly state: 'start' | 'wait' | 'done';
  /** What was seen, e.g. `12478 commits, 9 name the issue`; or what is waited for. */
  readonly summary?: string;
  readonly ms?: number;
}

/** What may be handed to a run beside its options. */
export interface AuditHooks {
  readonly progress?: (event: ProgressEvent) => void;
  /** Aborting it ends all children and makes the run throw `Interrupted`. */
  readonly signal?: AbortSignal;
  /** Gets what commands of a proof have printed, once for each fix that was tried. */
  readonly proofLog?: (text: string) => void;
  /** The only clock that a run reads. */
  readonly clock?: () => Date;
}
