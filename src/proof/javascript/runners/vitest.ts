import { REPORTS } from '../../test-plan.js';
import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = {
  keep: [
    '--config=',
    '-c=',
    '--root=',
    '-r=',
    '--dir=',
    '--environment=',
    '--globals',
    '--project=',
    '--mode=',
  ],
  dropWithValue: [
    '--reporter',
    '--outputFile',
    '-t',
    '--testNamePattern',
    '--pool',
    '--retry',
    '--testTimeout',
  ],
};

/** https://vitest.dev */
export const vitest: ScriptRunner = {
  name: 'vitest',
  programs: ['vitest'],
  packages: ['vitest'],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    const specs = files ?? own.filter((name) => !['run', 'watch', 'dev', 'related'].includes(name));
    const telling = ['--reporter=json', `--outputFile=${REPORTS}/vitest.json`, '--coverage.enabled=false'];
    return { args: ['run', ...specs, ...telling, ...options], reports: { kind: 'folder' } };
  },
};
