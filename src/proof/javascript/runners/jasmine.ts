import { fileURLToPath } from 'node:url';
import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const HELPER = fileURLToPath(new URL('../../../../hooks/jasmine.cjs', import.meta.url));
const RULES: ArgumentRules = {
  keep: ['--config=', '--require=', '--helper='],
  dropWithValue: ['--filter', '--reporter', '--seed', '--random', '--parallel'],
};

/** https://jasmine.github.io; its results are told by `hooks/jasmine.cjs`. */
export const jasmine: ScriptRunner = {
  name: 'jasmine',
  programs: ['jasmine'],
  packages: ['jasmine'],
  call(args, files) {
    const { options, files: own } = sortArguments(args, RULES);
    return { args: [...options, `--helper=${HELPER}`, ...(files ?? own)], reports: { kind: 'folder' } };
  },
};
