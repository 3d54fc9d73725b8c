import { posix } from 'node:path';
import type { Ecosystem, TestPlan } from '../test-plan.js';

/** Crates of Rust: https://doc.rust-lang.org/cargo/commands/cargo-test.html */
export const cargo: Ecosystem = {
  name: 'cargo',
  accepts: (path) => path.endsWith('.rs'),
  async setUp(project) {
    const attempts = [
      ...(project.has('Cargo.lock') ? [{ program: 'cargo', args: ['fetch', '--locked'] }] : []),
      { program: 'cargo', args: ['fetch'] },
    ];
    return { steps: project.has('Cargo.toml') ? [{ folder: '.', attempts }] : [], keeps: [], key: [] };
  },
  async strategy({ files, project }) {
    const folders = [...new Set(files.map((file) => project.nearest(file, ['Cargo.toml']) ?? '.'))].sort();
    const planFor = (folder: string, targets: readonly string[]): TestPlan => ({
      runner: 'cargo test',
      folder,
      program: 'cargo',
      args: ['test', '--no-fail-fast', ...targets, '--', '-Z', 'unstable-options', '--format', 'json'],
      // libtest gives its JSON only to those who ask for what is unstable.
      env: { RUSTC_BOOTSTRAP: '1' },
      reports: { kind: 'stdout' },
      files: [],
    });
    const plans = folders.map((folder) => {
      const own = files.map((file) => posix.relative(folder, file));
      const targets = own.map((file) => /^tests\/([^/]+)(?:\.rs|\/main\.rs)$/.exec(file)?.[1]);
      const isListed = own.length > 0 && targets.every((name) => name !== undefined);
      return planFor(folder, isListed ? targets.flatMap((name) => ['--test', name as string]) : []);
    });
    return { stages: [{ scope: 'files', plans }], builds: [], notes: [] };
  },
};
