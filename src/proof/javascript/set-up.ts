import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from '../project.js';
import type { SetUp, SetUpAttempt, SetUpStep } from '../test-plan.js';

/** Scripts of packages are not run: most only fetch what tests do not need, and they would see the user’s settings. */
const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
/** npm does not know all that manifests written for pnpm may say: `workspace:`, `catalog:`. */
const PNPM: readonly SetUpAttempt[] = [
  { program: 'pnpm', args: ['install', '--frozen-lockfile', '--ignore-scripts', '--reporter=silent'] },
  {
    program: 'npx',
    args: [
      '--yes',
      'pnpm@^10',
      'install',
      '--no-frozen-lockfile',
      '--ignore-scripts',
      '--reporter=append-only',
    ],
  },
];
/** What npm says where a package, a version or a repository is not there. */
const NOT_THERE = /\b(?:E404|ETARGET|ENOVERSIONS|ENOTFOUND|ECONNREFUSED)\b|An unknown git error/;
const WITHOUT_MISSING = fileURLToPath(new URL('../../../hooks/npm-install.cjs', import.meta.url));
const LOCKS = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
];

/** `npm ci` where a lock file allows it, else `npm install`; also for projects of yarn and pnpm, by their manifests. */
export async function setUpJavascript(project: Project): Promise<SetUp> {
  const root = await project.text('package.json');
  const needs = root !== null && (needsAnything(root) || project.has('pnpm-lock.yaml'));
  if (!needs) return { steps: [], keeps: [], key: [] };
  const manifests = [...project.files]
    .filter((path) => /(?:^|\/)package\.json$/.test(path) && !isFixture(path))
    .sort();
  const texts = await Promise.all(
    manifests.map(async (path) => `${path} ${essence(await project.text(path))}`),
  );
  const locks = await Promise.all(LOCKS.map(async (path) => (await project.text(path)) ?? ''));
  const isPlain = !root.includes('"workspaces"') && !project.has('pnpm-workspace.yaml');
  const steps = [stepFor(project, '.')];
  return {
    steps,
    keeps: isPlain
      ? ['node_modules']
      : ['node_modules', ...manifests.map((path) => posix.join(posix.dirname(path), 'node_modules'))],
    key: [process.version, process.platform, process.arch, ...texts, ...locks],
  };
}

function stepFor(project: Project, folder: string): SetUpStep {
  const has = (name: string) => project.has(posix.join(folder, name));
  const isLocked = has('package-lock.json') || has('npm-shrinkwrap.json');
  const install = ['install', '--no-package-lock', '--no-save', ...QUIETLY];
  // Plugins of old build tools name the tool itself as a peer; where peers contradict one another, they are left out.
  const loosely = [...install, '--legacy-peer-deps'];
  const npm = (...args: string[]) => ({ program: 'npm', args });
  return {
    folder,
    attempts: [
      ...(has('pnpm-lock.yaml') ? PNPM : []),
      ...(isLocked ? [npm('ci', ...QUIETLY)] : []),
      npm(...install),
      { ...npm(...loosely), unless: NOT_THERE },
      { ...npm(...loosely, '--force'), unless: NOT_THERE },
      { program: 'node', args: [WITHOUT_MISSING, ...loosely] },
    ],
  };
}

/** A project without dependencies, of which there are more than one would think. */
function needsAnything(manifest: string): boolean {
  return /"(?:dependencies|devDependencies|optionalDependencies|workspaces|peerDependencies)"\s*:\s*[[{]\s*"/.test(
    manifest,
  );
}

function isFixture(path: string): boolean {
  return /(?:^|\/)(?:node_modules|fixtures?|__fixtures__|examples?|templates?|tests?)\//.test(path);
}

/** What of a manifest decides what is installed; a new version number of the project does not. */
function essence(text: string | null): string {
  try {
    const manifest = JSON.parse(text ?? '{}') as Record<string, unknown>;
    const keys = [
      'dependencies',
      'devDependencies',
      'optionalDependencies',
      'peerDependencies',
      'workspaces',
      'overrides',
    ];
    return JSON.stringify(keys.map((key) => manifest[key] ?? null));
  } catch {
    return text ?? '';
  }
}
