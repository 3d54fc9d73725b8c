import { REPORTS } from '../../test-plan.js';
import { type ArgumentRules, type ScriptRunner, sortArguments } from '../script-runner.js';

const RULES: ArgumentRules = {
  keep: [
    '--config=',
    '-c=',
    '--env=',
    '--rootDir=',
    '--projects=',
    '--preset=',
    '--setupFiles=',
    '--testEnvironment=',
  ],
  dropWithValue: [
    ...[
      '--testPathPattern',
      '-t',
      '--testNamePattern',
      '--maxWorkers',
      '-w',
      '--reporters',
      '--coverageReporters',
    ],
    ...['--coverageDirectory', '--testTimeout', '--outputFile', '--selectProjects', '--collectCoverageFrom'],
  ],
};

/** https://jestjs.io, and tools that pass their arguments on to it. */
export const jest: ScriptRunner = {
  name: 'jest',
  programs: ['jest', 'jest-cli', 'react-scripts', 'react-app-rewired', 'tsdx', 'dts', 'kcd-scripts', 'craco'],
  packages: ['jest', 'jest-cli'],
  call(args, files) {
    const isWrapped = args[0] === 'test';
    const { options, files: own } = sortArguments(isWrapped ? args.slice(1) : args, RULES);
    const telling = [
      '--json',
      `--outputFile=${REPORTS}/jest.json`,
      '--coverage=false',
      '--ci',
      '--forceExit',
    ];
    return {
      // An option that takes a list would take the files, too; so they come first.
      args: [...(isWrapped ? ['test'] : []), ...(files?.map(literally) ?? own), ...telling, ...options],
      reports: { kind: 'folder' },
    };
  },
};

/** Jest takes files for regular expressions. */
function literally(path: string): string {
  return path.replace(/[.*+?^${}()|[\]]/g, '\\$&');
}
