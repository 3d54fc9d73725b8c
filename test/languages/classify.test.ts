import { describe, expect, it } from 'vitest';
import type { CodeClass } from '../../src/domain/code-class.js';
import { classifyPath } from '../../src/languages/classify.js';

const CASES: Readonly<Record<CodeClass, readonly string[]>> = {
  backup: [
    'backups/run_20250915_224946/system_snapshot/tests/unit/test_a.py',
    'backup/url_migration/old.py',
    'import_replacement_backups/a.py',
    'backup_untracked_20250910_171903/a.py',
    'app/core_backup_20250915_233040/a.py',
    'tests/test_a.py.backup.20250915_125823',
    'tests/test_a.py.backup_pre_migration',
    'src/a.js.bak',
    'src/a.c.orig',
    'src/a.py~',
    'runner_backup_20250910_234727.py',
    'src/a copy.js',
  ],
  vendored: [
    'vendor/github.com/pkg/errors/errors.go',
    'third_party/zlib/inflate.c',
    'node_modules/a/index.js',
    'docs/js/bower_components/a.js',
    'public/lib.min.js',
    'pip/_vendor/requests/api.py',
    'public/jquery-3.1.0.js',
  ],
  generated: [
    'dist/index.js',
    'packages/a/dist/index.js',
    'build/three.js',
    'package-lock.json',
    'sub/Cargo.lock',
    'api/v1/api.pb.go',
    'proto/a_pb2.py',
    'src/schema.generated.ts',
    'src/__snapshots__/a.test.js.snap',
    'test/a.test.js.snap',
    'go.sum',
  ],
  test: [
    'test/app.js',
    'src/a/__tests__/b.tsx',
    'spec/models/user_spec.rb',
    'src/a.spec.ts',
    'src/a.test.mjs',
    'pkg/server/server_test.go',
    'pkg/server/testdata/a.json',
    'app/test_views.py',
    'app/views_test.py',
    'conftest.py',
    'app/tests.py',
    'src/main/java/a/FooTest.java',
    'src/test/java/a/Foo.java',
    'core/Foo.Tests/Bar.cs',
    'Sources/FooTests/Bar.swift',
    'test_framework/base.py',
    'e2e/login.ts',
    'jest.config.js',
    'benchmarks/speed.js',
    'spec/support/data.json',
  ],
  docs: [
    'README.md',
    'docs/conf.py',
    'docs/img/logo.svg',
    'LICENSE',
    'LICENSE-MIT',
    'CHANGELOG',
    'History.md',
    'examples/hello/index.js',
    'packages/a/examples/b.ts',
    'notes.txt',
    'src/notes.rst',
  ],
  production: [
    'lib/express.js',
    'src/backup/manager.go',
    'app/services/backup_service.py',
    'db_backup/run.py',
    'src/build/index.ts',
    'packages/build/src/core.ts',
    'src/docs/render.ts',
    'doc/man_docs.go',
    'src/examples/registry.py',
    'install.sh',
    'src/history.js',
    'src/security.py',
    'contests/latest.py',
    'src/ab_test/split.py',
    'coverage/control.py',
    'package.json',
    '.github/workflows/ci.yml',
    'requirements.txt',
    'CMakeLists.txt',
    'Makefile',
    'src/attestation.py',
    'pkg/spec/types.go',
    'src/minimal.js',
    'src/protest.go',
  ],
};

describe('classifyPath', () => {
  for (const [expected, paths] of Object.entries(CASES)) {
    it.each(paths.map((path) => [path]))(`${expected}: %s`, (path) => {
      expect(classifyPath(path)).toBe(expected);
    });
  }

  it('lets configured globs come before the built-in rules', () => {
    const globs = { production: ['examples/**'], test: ['qa/**', '**/*.check.py'] };
    expect(classifyPath('examples/a.js', globs)).toBe('production');
    expect(classifyPath('qa/deep/.hidden/a.py', globs)).toBe('test');
    expect(classifyPath('app/a.check.py', globs)).toBe('test');
    expect(classifyPath('app/a.py', globs)).toBe('production');
  });

  it('takes the first class in precedence when several configured globs fit', () => {
    expect(classifyPath('x/a.py', { production: ['x/**'], backup: ['x/**'] })).toBe('backup');
  });

  it('does not ponder a path that no file system takes', () => {
    expect(classifyPath(`tests/${'.orig1'.repeat(100_000)}/x`)).toBe('production');
  });
});
