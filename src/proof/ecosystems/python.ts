import type { Project } from '../project.js';
import { type Ecosystem, REPORTS, type SetUp, type TestPlan } from '../test-plan.js';

const MANIFEST =
  /^(?:pyproject\.toml|setup\.py|setup\.cfg|Pipfile|poetry\.lock|uv\.lock)$|^(?:requirements[^/]*|[^/]*requirements)(?:\/[^/]+)?\.txt$/;
const FOR_TESTS =
  /^(?:requirements[-_/.]?)?(?:dev|tests?|testing|ci)(?:[-_.]?requirements)?\.(?:txt)$|^requirements\/(?:dev|tests?|ci)\.txt$/;
const ENVIRONMENT = '.issue-audit-venv';
const PYTHON = `${ENVIRONMENT}/bin/python`;

/** Projects tested with pytest, which also runs unittest’s tests: https://docs.pytest.org */
export const python: Ecosystem = {
  name: 'python',
  accepts: (path) => path.endsWith('.py'),
  setUp: setUpPython,
  async strategy({ files, project }) {
    const env = sourcePath(project);
    const runnable = files.filter((path) => !/(?:^|\/)(?:conftest|__init__)\.py$/.test(path));
    return {
      stages: [
        { scope: 'files', plans: [planOf(runnable, env)] },
        { scope: 'suite', plans: [planOf([], env)] },
      ],
      builds: [],
      notes: [],
    };
  },
};

/** Where a package that could not be installed is found all the same. */
function sourcePath(project: Project): Record<string, string> {
  const inSrc = [...project.files].some((path) => /^src\/[^/]+(?:\.py|\/__init__\.py)$/.test(path));
  return inSrc ? { PYTHONPATH: 'src' } : {};
}

function planOf(files: readonly string[], env: Record<string, string>): TestPlan {
  return {
    runner: 'pytest',
    folder: '.',
    program: PYTHON,
    // The project’s own options may ask for plugins that measure or that run in parallel.
    args: [
      '-m',
      'pytest',
      '-q',
      '-p',
      'no:cacheprovider',
      '--continue-on-collection-errors',
      '-o',
      'junit_family=xunit1',
      `--junit-xml=${REPORTS}/pytest.xml`,
      ...files,
    ],
    env,
    reports: { kind: 'folder' },
    files: files,
  };
}

async function setUpPython(project: Project): Promise<SetUp> {
  const manifests = [...project.files].filter((path) => MANIFEST.test(path)).sort();
  const texts = await Promise.all(manifests.map(async (path) => `${path} ${await project.text(path)}`));
  const lists = manifests.filter((path) => FOR_TESTS.test(path) || path === 'requirements.txt');
  const isPackage = ['pyproject.toml', 'setup.py'].some((path) => project.has(path));
  const pip = (...args: string[]) => ({
    program: PYTHON,
    args: ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...args],
  });
  const venv = (...args: string[]) => ({ program: 'python3', args: ['-m', 'venv', ...args, ENVIRONMENT] });
  const extras = /\btests?\b|\bdev\b/.exec(texts.join('\n'))?.[0];
  const ownPackage = [
    ...(extras ? [pip('-e', `.[${extras}]`)] : []),
    pip('-e', '.'),
    pip('-e', '.', '--no-build-isolation', '--no-deps'),
  ];
  const step = (...attempts: { program: string; args: string[] }[]) => ({ folder: '.', attempts });
  return {
    steps: [
      step(venv()),
      // Without a package index, what the machine has got has to do.
      step(pip('pytest'), venv('--system-site-packages')),
      step({ program: PYTHON, args: ['-m', 'pytest', '--version'] }),
      ...lists.map((path) => ({ ...step(pip('-r', path)), isOptional: true })),
      ...(isPackage ? [{ ...step(...ownPackage), isOptional: true }] : []),
    ],
    keeps: [ENVIRONMENT],
    key: [process.platform, process.arch, ...texts],
  };
}
