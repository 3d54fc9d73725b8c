import { createHash } from 'node:crypto';
import type { JudgedStatus } from '../claims/check/context.js';
import type { FileLook } from '../claims/check/look/file-look.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { readPullRefs } from '../clients/git/pull-refs.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { CollectedHistory } from '../collectors/history.js';
import { NamingTests } from '../collectors/naming-tests.js';
import type { Config } from '../config/config.js';
import type { Issue } from '../domain/issue.js';
import type { TestCase } from '../domain/test-outcome.js';
import { classifyPath } from '../languages/classify.js';
import { recall, remember } from './cache.js';
import { Judge } from './judge-at.js';
import { SpottedIssues } from './spotted-issues.js';

/** What the services are made from. */
export interface ServicesInput {
  readonly clone: Clone;
  readonly config: Config;
  readonly history: CollectedHistory;
  readonly tree: readonly TreeFile[];
  /** The revision as it was named. */
  readonly at: string;
  /** Cases of the reports that were given; null without any. */
  readonly cases: readonly TestCase[] | null;
  readonly cache: DiskCache | undefined;
}

/** Issues that are judged while the one before is waited for. */
const AHEAD = 2;

/** The verdicts of issues that a document speaks of; the history is read once, and the tests once for all of them. */
export class JudgedIssues {
  readonly #input: ServicesInput;
  readonly #known = new Map<string, Promise<JudgedStatus | null>>();
  /** Those that were announced and are not known from before. */
  #expected: readonly string[] = [];
  #spotter: SpottedIssues | null = null;
  #testFiles: readonly TreeFile[] | undefined;
  #judge: Promise<Judge> | undefined;
  #ground: Promise<string> | undefined;

  constructor(input: ServicesInput) {
    this.#input = input;
  }

  /**
   * Says which issues will be asked about.
   * @returns what has to look at the files of the revision before; null when nothing has
   */
  async expect(keys: readonly string[]): Promise<FileLook | null> {
    const open: string[] = [];
    for (const key of keys) {
      const kept = await recall<JudgedStatus | null>(this.#input, await this.#keyOf(key));
      if (kept === undefined) open.push(key);
      else this.#known.set(key, Promise.resolve(kept));
    }
    this.#expected = open;
    if (open.length === 0) return null;
    const numbers = open.filter((key) => /^\d+$/.test(key));
    this.#spotter = await SpottedIssues.open(this.#input.cache, numbers, this.#tests());
    return this.#spotter;
  }

  judge(key: string): Promise<JudgedStatus | null> {
    const at = this.#expected.indexOf(key);
    // Most of the time is spent waiting for git: the next ones are begun meanwhile. Who asks for them is told what fails.
    for (const next of at < 0 ? [] : this.#expected.slice(at + 1, at + 1 + AHEAD))
      this.#begin(next).catch(() => undefined);
    return this.#begin(key);
  }

  #begin(key: string): Promise<JudgedStatus | null> {
    const before = this.#known.get(key);
    if (before) return before;
    const made = this.#keyOf(key).then((name) => remember(this.#input, name, () => this.#judgeIssue(key)));
    this.#known.set(key, made);
    return made;
  }

  async #judgeIssue(key: string): Promise<JudgedStatus | null> {
    const { revision } = this.#input.history;
    this.#judge ??= this.#open();
    const judge = await this.#judge;
    if (!this.#expected.includes(key)) await judge.prepare([this.#issue(key)], revision.commit);
    const { verdict, fixes } = await judge.at({
      issue: this.#issue(key),
      revision: revision.commit,
      namingTests: await this.#testsNaming(key),
    });
    return {
      status: verdict.status,
      grade: verdict.grade,
      reason: verdict.reason,
      fixedIn: fixes.filter(({ isHere }) => isHere).map(({ commit }) => commit.hash),
    };
  }

  /** What commits changed is read for all expected issues in one go. */
  async #open(): Promise<Judge> {
    const { clone, config, at, history, cache } = this.#input;
    const judge = await Judge.open({
      clone,
      config,
      at,
      repository: history.remote?.repository ?? null,
      host: history.remote?.host ?? null,
      keys: [],
      history,
      cache,
    });
    await judge.prepare(
      this.#expected.map((key) => this.#issue(key)),
      history.revision.commit,
    );
    return judge;
  }

  async #testsNaming(key: string): Promise<string[]> {
    const { clone } = this.#input;
    const tests = this.#tests();
    if (this.#spotter?.knows(key)) {
      await this.#spotter.keep();
      const named = this.#spotter.naming(key);
      return tests.filter(({ oid }) => named.has(oid)).map(({ path }) => path);
    }
    const naming = new NamingTests(clone, this.#issue(key));
    await naming.read(tests.map(({ oid }) => oid));
    return tests.filter(({ oid }) => naming.isNaming(oid)).map(({ path }) => path);
  }

  #tests(): readonly TreeFile[] {
    const { tree, config } = this.#input;
    this.#testFiles ??= tree.filter(
      ({ path, kind }) => (kind === 'file' || kind === 'executable') && isTest(path, config.classes),
    );
    return this.#testFiles;
  }

  #issue(key: string): Issue {
    const { remote } = this.#input.history;
    return {
      host: remote?.host ?? null,
      repository: remote?.repository ?? null,
      key,
      aliases: [],
      title: null,
      url: null,
    };
  }

  /** All that a verdict rests on: the revision, where branches, tags and pull requests stand, and what is configured. */
  async #keyOf(key: string): Promise<Record<string, unknown>> {
    this.#ground ??= groundOf(this.#input);
    return { what: 'judged status', key, ground: await this.#ground };
  }
}

async function groundOf({ clone, history, config }: ServicesInput): Promise<string> {
  const { revision, state, remote } = history;
  const refs = history.refs.map(({ kind, name, commit }) => `${kind} ${name} ${commit}`);
  const pulls = [...(await readPullRefs(clone.git))];
  const ground = { revision: revision.commit, state, remote, refs, pulls, config };
  return createHash('sha256').update(JSON.stringify(ground)).digest('hex');
}

/** Machine-made tests repeat what others say. */
function isTest(path: string, classes: ServicesInput['config']['classes']): boolean {
  return !path.endsWith('.json') && classifyPath(path, classes) === 'test';
}
