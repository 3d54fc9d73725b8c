import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeCandidates } from '../src/analysis/introducing/describe.js';
import { rankIntroducing } from '../src/analysis/introducing/find-introducing.js';
import type { Ranked } from '../src/analysis/introducing/rank.js';
import { RULES } from '../src/analysis/introducing/rules.js';
import { openClone } from '../src/clients/git/repository.js';
import { type Choice, fitWeights, probabilities } from './fit-weights.js';
import { type Answer, describeCalibration, describeFigures } from './introducing-figures.js';
import { readRows } from './linked-repository.js';

interface Judged extends Answer {
  readonly id: string;
  readonly repo: string;
  readonly choice: Choice;
  /** CPU time of this process and its children, in seconds; null where the system does not tell. */
  readonly seconds: number | null;
}

const FOLDS = 5;
const SHUFFLES = 10;

/**
 * Measures the search for introducing commits against `introducing/cases.csv`. The message of the fix is not read, nor is
 * anything after it. Cases whose clone is missing are counted and left out of the figures.
 */
export async function accuracyOfIntroducing(cases: string, clones: string): Promise<string> {
  const rows = readRows(cases, 'introducing/cases.csv');
  const judged: Judged[] = [];
  for (const row of rows) {
    const folder = cloneOf(clones, row.repo ?? '');
    if (folder !== null) judged.push(await judge(folder, row));
  }
  const wrong = judged.filter(({ ranked, truth }) => !truth.includes(ranked[0]?.commit ?? ''));
  return [
    `cases: ${judged.length} of ${rows.length} have a clone`,
    'as shipped (weights fitted on these very cases):',
    ...describeFigures([judged]),
    `cross-validated (${FOLDS} folds by repository, ${SHUFFLES} shuffles: mean, least to most; weights fitted on the other folds, bars of the tiers as shipped):`,
    ...describeFigures(crossValidate(judged)),
    'as shipped, by probability of the top candidate:',
    ...describeCalibration(judged),
    'one blame rule and nothing else, for comparison (newest of the commits that either blame names for deleted lines):',
    ...describeFigures([judged.map(newestBlamed)]).slice(1, 2),
    describeSeconds(judged),
    `weights fitted on all cases: ${describeWeights(judged)}`,
    'cases whose top candidate is wrong:',
    ...wrong.map(
      ({ id, repo, ranked, truth }) =>
        `  ${id} ${repo}: p ${(ranked[0]?.probability ?? 0).toFixed(2)}, truth at ${rankOf(ranked, truth)}`,
    ),
  ].join('\n');
}

function cloneOf(clones: string, repo: string): string | null {
  const folder = join(clones, repo.replace('/', '+'), 'repo');
  return existsSync(folder) ? folder : null;
}

async function judge(folder: string, row: Record<string, string>): Promise<Judged> {
  const before = secondsSpent();
  const clone = await openClone(folder);
  const found = await rankIntroducing(clone, {
    fixes: [row.fix_commit ?? ''],
    graph: null,
    reportedAt: row.issue_date ? inUtc(row.issue_date) : null,
    useText: false,
  });
  await describeCandidates(clone, null, found);
  const after = secondsSpent();
  const truth = (row.introducing_commits ?? '').split(/[;|\s]+/).filter((hash) => hash !== '');
  return {
    id: row.id ?? '',
    repo: row.repo ?? '',
    truth,
    ranked: found.ranked.map(({ signals, probability }) => ({ commit: signals.commit, probability })),
    choice: toChoice(found.ranked, truth),
    seconds: before === null || after === null ? null : after - before,
  };
}

/** Dates without a zone are in UTC. */
function inUtc(date: string): string {
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(date) ? date : `${date}Z`;
}

function toChoice(ranked: readonly Ranked[], truth: readonly string[]): Choice {
  return {
    rows: ranked.map(({ signals }) => RULES.map((rule) => rule.value(signals))),
    right: ranked.findIndex(({ signals }) => truth.includes(signals.commit)),
  };
}

function crossValidate(judged: readonly Judged[]): Answer[][] {
  return Array.from({ length: SHUFFLES }, (_, seed) => {
    const folds = foldsOf(judged, seed);
    return Array.from({ length: FOLDS }, (_, fold) => {
      const inFold = (item: Judged) => folds.get(item.repo) === fold;
      const others = judged.filter((item) => !inFold(item)).map((item) => item.choice);
      const weights = fitWeights(others, RULES.length);
      return judged.filter(inFold).map((item) => rankAgain(item, weights));
    }).flat();
  });
}

/** Each repository wholly in one fold, in an order drawn from the seed. */
function foldsOf(judged: readonly Judged[], seed: number): Map<string, number> {
  const draw = (repo: string) => createHash('sha256').update(`${seed} ${repo}`).digest('hex');
  const repos = [...new Set(judged.map((item) => item.repo))].sort((a, b) => (draw(a) < draw(b) ? -1 : 1));
  return new Map(repos.map((repo, i) => [repo, i % FOLDS]));
}

function rankAgain(item: Judged, weights: readonly number[]): Answer {
  const p = probabilities(item.choice.rows, weights);
  const ranked = item.ranked.map(({ commit }, i) => ({ commit, probability: p[i] ?? 0 }));
  return { truth: item.truth, ranked: ranked.sort((a, b) => b.probability - a.probability) };
}

function newestBlamed(item: Judged): Answer {
  const blame = RULES.findIndex((rule) => rule.id === 'deleted-lines');
  const age = RULES.findIndex((rule) => rule.id === 'age');
  const blamed = item.ranked
    .map(({ commit }, i) => ({ commit, row: item.choice.rows[i] ?? [] }))
    .filter(({ row }) => (row[blame] ?? 0) > 0)
    .sort((a, b) => (b.row[age] ?? 0) - (a.row[age] ?? 0));
  return { truth: item.truth, ranked: blamed.map(({ commit }) => ({ commit, probability: 1 })) };
}

function describeWeights(judged: readonly Judged[]): string {
  const weights = fitWeights(
    judged.map((item) => item.choice),
    RULES.length,
  );
  return RULES.map((rule, i) => `${rule.id} ${(weights[i] ?? 0).toFixed(2)} (${rule.weight})`).join(', ');
}

function rankOf(ranked: Answer['ranked'], truth: readonly string[]): string {
  const at = ranked.findIndex(({ commit }) => truth.includes(commit));
  return at < 0 ? 'no rank' : `rank ${at + 1} of ${ranked.length}`;
}

/** CPU seconds of this process and of its children that have ended; null where there is no /proc. */
function secondsSpent(): number | null {
  const { user, system } = process.cpuUsage();
  if (!existsSync('/proc/self/stat')) return null;
  // After the name in brackets: fields 16 and 17 are the children's times, in ticks of 1/100 s.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const children = (Number(fields[13]) + Number(fields[14])) / 100;
  return (user + system) / 1e6 + children;
}

function describeSeconds(judged: readonly Judged[]): string {
  const known = judged.flatMap((item) => item.seconds ?? []).sort((a, b) => a - b);
  if (known.length === 0) return 'CPU seconds a case: not told by this system';
  const at = (share: number) => (known[Math.floor((known.length - 1) * share)] ?? 0).toFixed(2);
  return `CPU seconds a case, children included: median ${at(0.5)}, 90th percentile ${at(0.9)}, most ${at(1)}`;
}
