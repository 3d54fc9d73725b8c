import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrivateCheckout, type Replacement } from '../clients/git/private-checkout.js';
import type { Clone } from '../clients/git/repository.js';
import { readTree } from '../clients/git/tree.js';
import type { ProofCommand } from '../domain/proof.js';
import { type Places, setUpEnvironment, testEnvironment } from './environment.js';
import { InstallCache } from './install-cache.js';
import { Project } from './project.js';
import { ProofLog } from './proof-log.js';
import { type Ended, runCommand } from './run-command.js';
import { makeRunFolder, type RunFolder, removeTree } from './run-folder.js';
import type { SetUp, SetUpStep } from './test-plan.js';

/** What a run may use. */
export interface WorkbenchOptions {
  /** The environment of whoever started the tool; little of it is handed on. */
  readonly environment: NodeJS.ProcessEnv;
  /** Null: nothing is kept between runs. */
  readonly cacheFolder: string | null;
  /** For each command. */
  readonly limits: { readonly ms: number; readonly bytes: number };
  readonly signal?: AbortSignal | undefined;
}

const HOOKS = fileURLToPath(new URL('../../hooks', import.meta.url));
const SET_UP_MS = 20 * 60_000;

/** Where trees are laid out and commands run: a folder of its own, in which everything lies and which is removed at the end. */
export class Workbench {
  readonly log: ProofLog;
  /** Absolute; every tree is laid out here, one after the other, so that no path differs between them. */
  readonly tree: string;
  readonly commands: ProofCommand[] = [];
  /** What the set-up could not bring, though tests were run without it; sentences. */
  readonly shortcomings: string[] = [];
  readonly #options: WorkbenchOptions;
  readonly #run: RunFolder;
  readonly #checkout: PrivateCheckout;
  readonly #places: Places;
  readonly #cache: InstallCache | null;
  /** Keys of what was set up in this run, and where it lies while another tree is laid out. */
  #installed: { key: string; folders: readonly string[] } | null = null;

  private constructor(options: WorkbenchOptions, run: RunFolder, checkout: PrivateCheckout) {
    this.#options = options;
    this.#run = run;
    this.#checkout = checkout;
    this.tree = join(run.path, 'tree');
    this.#places = {
      mark: run.mark,
      home: join(run.path, 'home'),
      temp: join(run.path, 'temp'),
      programs: [join(this.tree, 'node_modules', '.bin')],
    };
    const { HOME } = options.environment;
    this.log = new ProofLog([
      [this.tree, '.'],
      [run.path, '…'],
      [HOOKS, 'issue-audit/hooks'],
      ...(HOME && HOME.length > 1 ? [[HOME, '~'] as const] : []),
    ]);
    const env = testEnvironment(options.environment, this.#places);
    this.#cache = options.cacheFolder === null ? null : new InstallCache(options.cacheFolder, run.mark, env);
  }

  /** Sweeps up after runs that were killed, and makes a folder for this one. */
  static async open(clone: Clone, options: WorkbenchOptions): Promise<Workbench> {
    const run = await makeRunFolder();
    try {
      const checkout = await PrivateCheckout.open(clone, join(run.path, 'git'), options.signal);
      const bench = new Workbench(options, run, checkout);
      await mkdir(bench.#places.home, { recursive: true });
      await mkdir(bench.#places.temp, { recursive: true });
      return bench;
    } catch (error) {
      await run.remove();
      throw error;
    }
  }

  get checkout(): PrivateCheckout {
    return this.#checkout;
  }

  /** A folder inside the run’s own, made when it is asked for. */
  async scratch(name: string): Promise<string> {
    const path = join(this.#run.path, name);
    await mkdir(path, { recursive: true });
    return path;
  }

  /** Lays out a commit’s tree afresh, with replacements; what was set up for the one before is put aside. */
  async layOut(
    clone: Clone,
    commit: string,
    replacements: ReadonlyMap<string, Replacement>,
  ): Promise<Project> {
    await this.#putAside();
    await removeTree(this.tree);
    const missing = await this.#checkout.write(commit, this.tree, replacements);
    if (missing.length > 0)
      this.log.say(`Left out, because the clone does not hold them: ${missing.join(', ')}\n`);
    const paths = new Set((await readTree(clone.git, commit)).map(({ path }) => path));
    for (const [path, file] of replacements) if (file) paths.add(path);
    for (const [path, file] of replacements) if (!file) paths.delete(path);
    return new Project(this.tree, paths);
  }

  /** Whether the dependencies are those of the tree before, or there are none. */
  hasSetUp(setUp: SetUp): boolean {
    return setUp.steps.length === 0 || this.#installed?.key === keyOf(setUp);
  }

  /**
   * Brings dependencies into the tree: those of the tree before where nothing that decides them has changed, else kept ones,
   * else fetched ones.
   * @returns null, or why it failed
   */
  async setUp(setUp: SetUp): Promise<string | null> {
    const key = keyOf(setUp);
    for (const step of setUp.steps) this.#note('set-up', step.folder, shownAttempt(step));
    if (this.#installed?.key === key && (await this.#takeBack())) return null;
    await removeTree(join(this.#run.path, 'aside'));
    this.#installed = null;
    const keeps = [...new Set(setUp.keeps)];
    const cacheKey = [key];
    const isCached = keeps.length > 0 && this.#cache !== null;
    if (!(isCached && (await this.#cache?.restore(cacheKey, this.tree, keeps)))) {
      const fetched = await this.#fetch(setUp.steps);
      if (typeof fetched === 'string') return fetched;
      // What is missing now may be there another time.
      if (isCached && fetched.isWhole) await this.#cache?.keep(cacheKey, this.tree, keeps);
    } else this.log.say('Dependencies were taken from the cache.\n');
    this.#installed = { key, folders: keeps };
    return null;
  }

  /** Takes all steps. @returns why it failed, or whether nothing at all is missing */
  async #fetch(steps: readonly SetUpStep[]): Promise<string | { isWhole: boolean }> {
    let isWhole = true;
    for (const step of steps) {
      const failure = await this.#step(step);
      if (failure === null) continue;
      if (!step.isOptional) return failure;
      isWhole = false;
      this.#lack(`Not everything that tests may need could be fetched: ${this.log.plain(failure)}.`);
    }
    return { isWhole: isWhole && this.shortcomings.length === 0 };
  }

  #lack(told: string): void {
    if (!this.shortcomings.includes(told)) this.shortcomings.push(told);
  }

  async #step(step: SetUpStep): Promise<string | null> {
    let last: Ended | null = null;
    let shown = '';
    for (const { program, args, unless } of step.attempts) {
      if (last && unless?.test(last.output)) continue;
      shown = [program, ...args].join(' ');
      const command = {
        program: this.#programAt(program),
        args,
        folder: join(this.tree, step.folder),
        env: setUpEnvironment(this.#options.environment, this.#places),
      };
      last = await this.#execute(command, shown, {
        ...this.#options.limits,
        ms: Math.max(SET_UP_MS, this.#options.limits.ms),
      });
      if (last.code === 0) {
        const leftOut = /^issue-audit: left out (.+)$/m.exec(last.output)?.[1];
        if (leftOut) this.#lack(`Dependencies that could not be fetched were left out: ${leftOut}.`);
        return null;
      }
    }
    return `\`${shown}\` ${last?.ended === 'not-started' ? 'could not be started' : last?.ended === 'time-limit' ? 'took longer than is allowed' : `ended with code ${last?.code}`}`;
  }

  /** Runs a shell command that the project, or the person’s own configuration, has for building. */
  async build(folder: string, command: string): Promise<Ended> {
    this.#note('build', folder, command);
    return this.#shell(folder, command, {});
  }

  async #shell(folder: string, command: string, env: Readonly<Record<string, string>>): Promise<Ended> {
    const [program, ...args] =
      process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', command] : ['sh', '-c', command];
    return this.run({ folder, program: program as string, args, env, shown: command });
  }

  /** Runs a command as tests are run. Its program is looked for among those of the tree first. */
  async run(what: {
    folder: string;
    program: string;
    args: readonly string[];
    env: Readonly<Record<string, string>>;
    shown: string;
    stdoutFile?: string;
  }): Promise<Ended> {
    const folder = join(this.tree, what.folder);
    const places = {
      ...this.#places,
      programs: [join(folder, 'node_modules', '.bin'), ...this.#places.programs],
    };
    const env = { ...testEnvironment(this.#options.environment, places), ...what.env };
    const command = { program: this.#programAt(what.program), args: what.args, folder, env };
    return this.#execute(command, what.shown, this.#options.limits, what.stdoutFile);
  }

  /** Notes a command of tests for the audit. */
  noteTest(folder: string, command: string): void {
    this.#note('test', folder, command);
  }

  async close(): Promise<void> {
    await this.#run.remove();
  }

  /** A program with a path is one of the tree’s own. */
  #programAt(program: string): string {
    return program.includes('/') && !program.startsWith('/') ? join(this.tree, program) : program;
  }

  async #execute(
    command: { program: string; args: readonly string[]; folder: string; env: Record<string, string> },
    shown: string,
    limits: { ms: number; bytes: number },
    stdoutFile?: string,
  ): Promise<Ended> {
    const { signal } = this.#options;
    const ended = await runCommand(command, {
      limits,
      mark: this.#run.mark,
      signal,
      ...(stdoutFile ? { stdoutFile } : {}),
    });
    this.log.command(shown, ended);
    return ended;
  }

  #note(purpose: ProofCommand['purpose'], folder: string, command: string): void {
    const plain = this.log.plain(command);
    const isKnown = this.commands.some(
      (one) => one.command === plain && one.folder === folder && one.purpose === purpose,
    );
    if (!isKnown) this.commands.push({ purpose, command: plain, folder });
  }

  async #putAside(): Promise<void> {
    if (!this.#installed) return;
    const aside = join(this.#run.path, 'aside');
    await removeTree(aside);
    await mkdir(aside, { recursive: true });
    for (const [index, name] of this.#installed.folders.entries()) {
      await removeTree(join(this.tree, name, '.cache'));
      await rename(join(this.tree, name), join(aside, String(index))).catch(() => undefined);
    }
  }

  async #takeBack(): Promise<boolean> {
    for (const [index, name] of (this.#installed?.folders ?? []).entries()) {
      await mkdir(dirname(join(this.tree, name)), { recursive: true });
      await rename(join(this.#run.path, 'aside', String(index)), join(this.tree, name)).catch(
        () => undefined,
      );
    }
    return true;
  }
}

function keyOf(setUp: SetUp): string {
  return JSON.stringify([setUp.key, setUp.steps, setUp.keeps]);
}

function shownAttempt({ attempts }: SetUpStep): string {
  const [first] = attempts;
  if (first?.program === 'sh' && first.args[0] === '-c') return first.args[1] ?? '';
  return first ? [first.program, ...first.args].join(' ') : '';
}
