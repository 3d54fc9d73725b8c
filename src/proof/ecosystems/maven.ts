import { posix } from 'node:path';
import type { Ecosystem } from '../test-plan.js';

/** https://maven.apache.org/surefire/maven-surefire-plugin */
export const maven: Ecosystem = {
  name: 'maven',
  accepts: (path) => /\.(?:java|kt|groovy|scala)$/.test(path),
  setUp: async () => ({ steps: [], keeps: [], key: [] }),
  async strategy({ files, project }) {
    const folders = [...new Set(files.map((file) => project.nearest(file, ['pom.xml']) ?? '.'))].sort();
    const modules = folders.filter((folder) => folder !== '.');
    const classes = files.map((file) => posix.basename(file).replace(/\.\w+$/, ''));
    const wrapper = project.has('mvnw') ? './mvnw' : 'mvn';
    return {
      stages: [
        {
          scope: 'files',
          plans: [
            {
              runner: 'maven',
              folder: '.',
              program: wrapper,
              args: [
                ...['-B', '-q', 'test', `-Dtest=${classes.join(',')}`, '-DfailIfNoTests=false', '-fae'],
                ...['-Dsurefire.failIfNoSpecifiedTests=false', '-DtrimStackTrace=true'],
                ...(modules.length > 0 ? ['-pl', modules.join(','), '-am'] : []),
              ],
              env: {},
              files: [],
              reports: { kind: 'globs', globs: ['**/target/surefire-reports/TEST-*.xml'] },
            },
          ],
        },
      ],
      builds: [],
      notes: [],
    };
  },
};
