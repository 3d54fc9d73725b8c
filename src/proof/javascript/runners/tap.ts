import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = {
  keep: [
    '--node-arg=',
    '--test-arg=',
    '--test-env=',
    '--no-esm',
    '--ts',
    '--no-ts',
    '--before=',
    '--plugin=',
  ],
  dropWithValue: [
    '-R',
    '--reporter',
    '-o',
    '--output-file',
    '-j',
    '--jobs',
    '-t',
    '--timeout',
    '--grep',
    '-g',
  ],
};

/** https://node-tap.org */
export const tap: ScriptRunner = {
  name: 'tap',
  programs: ['tap'],
  packages: ['tap'],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    const specs = files ?? own.filter((name) => name !== 'run');
    return {
      args: ['-Rtap', ...options, ...specs],
      env: { TAP: '1' },
      reports: { kind: 'stdout' },
      isSilentOnFiles: true,
    };
  },
};
