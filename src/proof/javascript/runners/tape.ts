import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = { keep: ['--require=', '-r='], dropWithValue: ['--ignore', '-i'] };

/** https://github.com/tape-testing/tape; it prints TAP. */
export const tape: ScriptRunner = {
  name: 'tape',
  programs: ['tape', 'blue-tape'],
  packages: ['tape', 'blue-tape'],
  prettyPrinters: ['taper', 'faucet'],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    return {
      args: [...options, ...(files ?? own)],
      reports: { kind: 'stdout' },
      isSilentOnFiles: true,
      tellsAssertions: true,
    };
  },
};
