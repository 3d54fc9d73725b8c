import { posix } from 'node:path';
import type { Ecosystem } from '../test-plan.js';

const BUILD_FILES = ['build.gradle', 'build.gradle.kts'];

/** https://docs.gradle.org/current/userguide/java_testing.html */
export const gradle: Ecosystem = {
  name: 'gradle',
  accepts: (path) => /\.(?:java|kt|groovy|scala)$/.test(path),
  setUp: async () => ({ steps: [], keeps: [], key: [] }),
  async strategy({ files, project }) {
    const calls = files.map((file) => {
      const folder = project.nearest(file, BUILD_FILES) ?? '.';
      const of = (task: string) => (folder === '.' ? task : `:${folder.replaceAll('/', ':')}:${task}`);
      // What has been tested is not tested again, unless its results are taken away.
      return [of('cleanTest'), of('test'), '--tests', `*${posix.basename(file).replace(/\.\w+$/, '')}`];
    });
    return {
      stages: [
        {
          scope: 'files',
          plans: [
            {
              runner: 'gradle',
              folder: '.',
              program: project.has('gradlew') ? './gradlew' : 'gradle',
              args: ['--no-daemon', '--continue', '--console=plain', ...calls.flat()],
              env: {},
              files: [],
              reports: { kind: 'globs', globs: ['**/build/test-results/**/*.xml'] },
            },
          ],
        },
      ],
      builds: [],
      notes: [],
    };
  },
};

/** Whether a project is built by Gradle. */
export function isGradle(has: (path: string) => boolean): boolean {
  return BUILD_FILES.some(has) || has('settings.gradle') || has('settings.gradle.kts');
}
