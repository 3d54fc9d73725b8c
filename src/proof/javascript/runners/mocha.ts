import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = {
  keep: [
    ...[
      '--require=',
      '-r=',
      '--ui=',
      '-u=',
      '--opts=',
      '--config=',
      '--package=',
      '--compilers=',
      '--loader=',
      '--import=',
    ],
    ...[
      '--globals=',
      '--extension=',
      '--ext=',
      '--timeout=',
      '-t=',
      '--experimental-loader=',
      '--node-option=',
      '-n=',
    ],
    ...[
      '--no-timeouts',
      '--file=',
      '--no-config',
      '--no-opts',
      '--recursive',
      '--async-only',
      '-A',
      '--no-warnings',
    ],
    ...['--expose-gc', '--expose_gc', '--allow-uncaught', '--delay', '--experimental-vm-modules'],
  ],
  dropWithValue: [
    ...['--reporter', '-R', '--reporter-options', '--reporter-option', '-O', '--grep', '-g', '--fgrep', '-f'],
    ...['--slow', '-s', '--retries', '--jobs', '-j', '--exclude', '--ignore', '--watch-files', '--spec'],
  ],
};

/** https://mochajs.org. Its results are told by `hooks/mocha.cjs`, whatever its version and reporter. */
export const mocha: ScriptRunner = {
  name: 'mocha',
  programs: ['mocha', '_mocha'],
  packages: ['mocha'],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    return { args: [...options, '--reporter', 'dot', ...(files ?? own)], reports: { kind: 'folder' } };
  },
};
