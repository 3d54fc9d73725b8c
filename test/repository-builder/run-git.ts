import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

/** Dates of whatever git itself writes (tags, reflogs, commits made by `git commit`), so that hashes repeat. */
const FIXED_DATE = '2025-01-01T00:00:00+00:00';

/**
 * The environment for git in tests: nothing of the user's or the system's configuration is read, identity and dates are
 * fixed, nothing is asked, and clones between folders of this machine are allowed.
 */
function isolatedEnvironment(): NodeJS.ProcessEnv {
  const settings = Object.entries({
    'protocol.file.allow': 'always',
    'init.defaultBranch': 'main',
    'advice.detachedHead': 'false',
    'gc.auto': '0',
    'maintenance.auto': 'false',
    'core.autocrlf': 'false',
  });
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Test Author',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_AUTHOR_DATE: FIXED_DATE,
    GIT_COMMITTER_NAME: 'Test Author',
    GIT_COMMITTER_EMAIL: 'test@example.com',
    GIT_COMMITTER_DATE: FIXED_DATE,
    GIT_CONFIG_COUNT: String(settings.length),
  };
  settings.forEach(([key, value], i) => {
    env[`GIT_CONFIG_KEY_${i}`] = key;
    env[`GIT_CONFIG_VALUE_${i}`] = value;
  });
  return env;
}

/**
 * Runs git, isolated, and gives its standard output.
 * @param input what it reads on standard input
 * @throws Error with git's own words when it fails
 */
export function runGit(folder: string, args: readonly string[], input?: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], { cwd: folder, env: isolatedEnvironment(), stdio: 'pipe' });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // git may end before it has read everything; its exit code tells.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new Error(`git ${args.join(' ')} ended with ${code}: ${Buffer.concat(errors).toString()}`));
    });
    child.stdin.end(input ?? '');
  });
}
