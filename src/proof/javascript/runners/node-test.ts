import { REPORTS } from '../../test-plan.js';
import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = {
  keep: [
    '--require=',
    '-r=',
    '--import=',
    '--loader=',
    '--experimental-loader=',
    '--conditions=',
    '-C=',
    '--no-warnings',
  ],
  dropWithValue: [
    '--test-name-pattern',
    '--test-reporter',
    '--test-reporter-destination',
    '--test-concurrency',
  ],
};

/** `node --test`: https://nodejs.org/api/test.html */
export const nodeTest: ScriptRunner = {
  name: 'node:test',
  programs: [],
  packages: [],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    const telling = ['--test-reporter=junit', `--test-reporter-destination=${REPORTS}/node-test.xml`];
    return {
      args: [...options, '--test', ...telling, ...(files ?? own)],
      reports: { kind: 'folder' },
      isSilentOnFiles: true,
    };
  },
};
