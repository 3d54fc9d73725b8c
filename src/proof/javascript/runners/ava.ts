import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = {
  keep: ['--config=', '--require=', '-r=', '--node-arguments=', '--timeout=', '-T='],
  dropWithValue: ['--match', '-m', '--concurrency', '-c'],
};

/** https://github.com/avajs/ava */
export const ava: ScriptRunner = {
  name: 'ava',
  programs: ['ava'],
  packages: ['ava'],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    return {
      args: ['--tap', ...options, ...(files ?? own)],
      reports: { kind: 'stdout' },
      isSilentOnFiles: true,
    };
  },
};
