import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { nodeTest } from '../javascript/runners/node-test.js';
import { SCRIPT_RUNNERS } from '../javascript/runners.js';
import {
  type Invocation,
  scriptsIn,
  type TestScripts,
  testScripts,
} from '../javascript/script-invocations.js';
import { setUpJavascript } from '../javascript/set-up.js';
import type { Project } from '../project.js';
import type { Ecosystem, Stage, Strategy, TestPlan } from '../test-plan.js';

/** Loaded into every node process, to tell Mocha’s results whoever starts it. */
const MOCHA_HOOK = fileURLToPath(new URL('../../../hooks/mocha.cjs', import.meta.url));
const BUILD_SCRIPTS = [
  'build:test',
  'build-test',
  'compile',
  'build',
  'prepare',
  'prepublish',
  'prepublishOnly',
];

/** Projects with a package.json. */
export const javascript: Ecosystem = {
  name: 'javascript',
  accepts: (path) => /\.(?:[cm]?[jt]sx?|coffee|ls|vue|svelte)$/.test(path),
  setUp: setUpJavascript,
  async strategy({ files, project }) {
    const groups = await Promise.all(
      [...byPackage(project, files)].map(([folder, own]) => strategyOf(project, folder, own)),
    );
    return {
      // The n-th way of each package makes one stage: a fix may reach over several packages.
      stages: joined(groups.map((group) => group.stages)),
      builds: groups.flatMap((group) => group.builds),
      notes: [...new Set(groups.flatMap((group) => group.notes))],
    };
  },
};

function byPackage(project: Project, files: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const folder = project.nearest(file, ['package.json']) ?? '.';
    groups.set(folder, [...(groups.get(folder) ?? []), file]);
  }
  return groups;
}

async function strategyOf(project: Project, nearest: string, files: readonly string[]): Promise<Strategy> {
  const folder = await folderWithTests(project, nearest);
  const manifest = await project.text(posix.join(folder, 'package.json'));
  const scripts = await testScripts(project, folder);
  const nodeOptions = needsOldDigests(manifest) ? '--openssl-legacy-provider' : '';
  const relative = files.map((file) => posix.relative(folder, file));
  const invocations = scripts.invocations.length > 0 ? scripts.invocations : byPackages(manifest);
  const fitting = await fittingOf(project, folder, invocations, relative);
  const plan = (invocation: Invocation, specs: readonly string[] | null) =>
    planOf(folder, invocation, specs, { files, nodeOptions });
  const stages: Stage[] = [
    { scope: 'files', plans: different(fitting.map((one) => plan(one, relative))) },
    { scope: 'suite', plans: different(scripts.invocations.map((one) => plan(one, null))) },
  ];
  const command = scriptsIn(manifest).get('test');
  if (command !== undefined && (scripts.isWrapped || scripts.invocations.length === 0))
    stages.push({
      scope: 'suite',
      plans: [wholeScript(folder, { files, nodeOptions }, /\bgrunt\b/.test(command))],
    });
  return {
    stages: stages.filter((stage) => stage.plans.length > 0),
    builds: buildsOf(folder, manifest, scripts),
    notes: scripts.needsBrowser ? ['Tests that need a browser were left out.'] : [],
  };
}

/** A package without tests of its own is tested from the root of the repository. */
async function folderWithTests(project: Project, nearest: string): Promise<string> {
  for (let folder = nearest; folder !== '.'; folder = posix.dirname(folder)) {
    if (
      project.has(posix.join(folder, 'package.json')) &&
      (await testScripts(project, folder)).invocations.length > 0
    )
      return folder;
  }
  return '.';
}

/** Where no script calls a runner: the ones that the manifest names, else node’s own. */
function byPackages(manifest: string | null): Invocation[] {
  const known = SCRIPT_RUNNERS.filter(({ packages }) =>
    packages.some((name) => manifest?.includes(`"${name}"`)),
  );
  const runners = known.length > 0 ? known : [nodeTest];
  return runners.map((runner) => ({ runner, program: runner.programs[0] ?? 'node', args: [], env: {} }));
}

/** The calls that name no files, or take in one of these; all of them, where none does. */
async function fittingOf(
  project: Project,
  folder: string,
  invocations: readonly Invocation[],
  files: readonly string[],
): Promise<readonly Invocation[]> {
  const fits = invocations.filter(({ runner, args }) => {
    const own = runner
      .call(args, null)
      .args.filter((arg) => !arg.startsWith('-') && looksLikeFiles(project, folder, arg));
    return own.length === 0 || own.some((pattern) => files.some((file) => takesIn(pattern, file)));
  });
  return fits.length > 0 ? fits : invocations;
}

function looksLikeFiles(project: Project, folder: string, arg: string): boolean {
  return /[*/]/.test(arg) || project.has(posix.join(folder, arg));
}

function takesIn(pattern: string, file: string): boolean {
  const plain = posix.normalize(pattern).replace(/\/$/, '');
  return file === plain || file.startsWith(plain) || (plain.length < 500 && picomatch.isMatch(file, plain));
}

/** What every plan of a package is given. */
interface Asked {
  /** Test files, from the root. */
  readonly files: readonly string[];
  readonly nodeOptions: string;
}

function planOf(
  folder: string,
  invocation: Invocation,
  specs: readonly string[] | null,
  asked: Asked,
): TestPlan {
  const { runner, program, args } = invocation;
  const call = runner.call(args, specs);
  const env = { ...invocation.env, ...call.env };
  return {
    runner: runner.name,
    folder,
    program,
    args: call.args,
    env: {
      ...env,
      ...hookEnvironment(env.NODE_OPTIONS, asked),
      ...(specs === null ? { ISSUE_AUDIT_SUITE: '1' } : {}),
    },
    reports: call.reports,
    files: specs === null ? [] : asked.files,
    ...(call.isSilentOnFiles ? { isSilentOnFiles: true } : {}),
    ...(call.tellsAssertions ? { tellsAssertions: true } : {}),
  };
}

/** The project’s own test script as it stands; only Mocha’s results can be told then. */
function wholeScript(folder: string, asked: Asked, isGrunt: boolean): TestPlan {
  return {
    runner: 'npm test (mocha)',
    folder,
    program: 'npm',
    // Grunt gives up at the first task that fails, a check of style mostly.
    args: ['test', '--silent', ...(isGrunt ? ['--', '--force'] : [])],
    env: { ...hookEnvironment(undefined, asked), ISSUE_AUDIT_SUITE: '1' },
    reports: { kind: 'folder' },
    files: [],
  };
}

/** Webpack before 5 asks for a digest that newer versions of OpenSSL call unsafe; it names modules by it, nothing else. */
function needsOldDigests(manifest: string | null): boolean {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 17 && /"[^"]*(?:webpack|react-scripts|vue-cli|umi|neutrino)[^"]*"\s*:/.test(manifest ?? '');
}

/** Other runners load no Mocha, and are left alone by its hook. */
function hookEnvironment(options: string | undefined, { files, nodeOptions }: Asked): Record<string, string> {
  const own = [options, nodeOptions, `--require=${JSON.stringify(MOCHA_HOOK)}`].filter(Boolean).join(' ');
  return { NODE_OPTIONS: own, ISSUE_AUDIT_FILES: files.join('\n') };
}

function buildsOf(folder: string, manifest: string | null, scripts: TestScripts): Strategy['builds'] {
  const own = scriptsIn(manifest);
  const isCheck = (text: string) => /^(?:npm run |yarn )?(?:lint|eslint|standard|xo)\b[^&]*$/.test(text);
  const pretest = own.get('pretest');
  const build = BUILD_SCRIPTS.find((name) => own.has(name));
  return [
    ...(pretest !== undefined && !isCheck(pretest) ? ['npm run pretest --silent'] : []),
    ...scripts.before,
    ...(build === undefined ? [] : [`npm run ${build} --silent`]),
  ].map((command) => ({ folder, command }));
}

function joined(groups: readonly (readonly Stage[])[]): Stage[] {
  const stages: Stage[] = [];
  for (const scope of ['files', 'suite'] as const) {
    const own = groups.map((group) => group.filter((stage) => stage.scope === scope));
    for (let i = 0; i < Math.max(0, ...own.map((list) => list.length)); i += 1)
      stages.push({ scope, plans: different(own.flatMap((list) => list[i]?.plans ?? [])) });
  }
  return stages;
}

function different(plans: readonly TestPlan[]): TestPlan[] {
  return [...new Map(plans.map((plan) => [JSON.stringify(plan), plan])).values()];
}
