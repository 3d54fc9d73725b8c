import { InputError } from '../errors.js';
import type { AccessOptions } from '../options.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';

/** How GitHub is reached, as options and environment say. */
export function accessOptions(args: Arguments, io: Io): AccessOptions {
  return {
    env: io.env,
    tokenFile: args.text('token-file'),
    apiUrl: args.text('api-url'),
    caFile: args.text('ca-file'),
  };
}

/**
 * Where the whole audit can be read: what was given, else the page of the run inside GitHub Actions; null for nowhere.
 * @throws InputError
 */
export function linkOption(args: Arguments, io: Io): string | null {
  const given = args.text('link');
  if (given === null) return runAddress(io.env);
  if (/^https?:\/\/\S+$/i.test(given) && URL.canParse(given)) return given;
  throw new InputError(
    `--link: "${given.slice(0, 100)}" is no address on the web`,
    'Write it as https://host/path.',
  );
}

/** The page of the run of a workflow; null elsewhere. */
export function runAddress(env: NodeJS.ProcessEnv): string | null {
  const { GITHUB_ACTIONS, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  return GITHUB_ACTIONS === 'true' && GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID
    ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
    : null;
}

/**
 * Looks at the options of `--post` before any work is done.
 * @throws InputError when one is wrong, or has no use because nothing is posted
 */
export function assertOptionsOfPost(args: Arguments, io: Io): void {
  linkOption(args, io);
  const [unused] = [
    ...(args.text('link') === null ? [] : ['--link']),
    ...(args.flag('new-on-change') ? ['--new-on-change'] : []),
  ];
  if (unused !== undefined && !args.flag('post'))
    throw new InputError(
      `${unused} is about a comment, and nothing is posted`,
      'Add --post, or leave it out.',
    );
}
