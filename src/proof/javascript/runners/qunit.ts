import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = { keep: ['--require='], dropWithValue: ['--reporter', '--filter', '--seed'] };

/** https://qunitjs.com on node */
export const qunit: ScriptRunner = {
  name: 'qunit',
  programs: ['qunit'],
  packages: ['qunit'],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    return {
      args: [...options, '--reporter', 'tap', ...(files ?? own)],
      reports: { kind: 'stdout' },
      isSilentOnFiles: true,
    };
  },
};
