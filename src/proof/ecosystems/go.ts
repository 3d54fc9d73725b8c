import { posix } from 'node:path';
import type { Ecosystem, TestPlan } from '../test-plan.js';

/** Modules of Go: https://pkg.go.dev/cmd/go#hdr-Test_packages */
export const go: Ecosystem = {
  name: 'go',
  accepts: (path) => path.endsWith('_test.go'),
  async setUp(project) {
    const steps = project.has('go.mod')
      ? [{ folder: '.', attempts: [{ program: 'go', args: ['mod', 'download'] }] }]
      : [];
    // What is fetched lies in go’s own folder, which checks it by hash.
    return { steps, keeps: [], key: [] };
  },
  async strategy({ files, project }) {
    const byModule = new Map<string, Set<string>>();
    for (const file of files) {
      const folder = project.nearest(file, ['go.mod']) ?? '.';
      const packages = byModule.get(folder) ?? new Set();
      byModule.set(folder, packages.add(`./${posix.relative(folder, posix.dirname(file))}`));
    }
    const plans = [...byModule].map(
      ([folder, packages]): TestPlan => ({
        runner: 'go test',
        folder,
        program: 'go',
        args: ['test', '-json', '-count=1', ...[...packages].sort()],
        env: {},
        reports: { kind: 'stdout' },
        files: [],
      }),
    );
    return { stages: [{ scope: 'files', plans }], builds: [], notes: [] };
  },
};
