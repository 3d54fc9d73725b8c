import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { claimServices } from '../src/audit/claim-services.js';
import { checkDocument } from '../src/claims/check-document.js';
import { type Clone, openClone } from '../src/clients/git/repository.js';
import { readTree } from '../src/clients/git/tree.js';
import { collectHistory } from '../src/collectors/history.js';
import { completeConfig } from '../src/config/complete-config.js';
import type { Claim, ClaimKind, ClaimVerdict } from '../src/domain/claim.js';
import { readRows, share } from './linked-repository.js';

/** The repository that all five documents belong to. */
const REPOSITORY = 'netra-systems/zen';

/**
 * Which kinds of claim tell what a kind of the table is about. A claim answers a row of its own line; what the table keeps
 * apart and one kind of claim tells together stands in one list, and the other way round.
 */
const KINDS: Readonly<Record<string, readonly ClaimKind[]>> = {
  arithmetic: ['arithmetic'],
  business: ['statement'],
  'change-count': ['change-count'],
  'commit-content': ['commit-content'],
  'commit-date': ['commit-date'],
  'commit-exists': ['commit'],
  'commit-hash': ['commit'],
  'config-value': ['config', 'snippet'],
  date: ['date'],
  external: ['statement'],
  'history-count': ['commit-count'],
  'issue-status': ['status'],
  'line-count': ['line-count'],
  'line-ref': ['line-reference', 'snippet'],
  'occurrence-count': ['count'],
  'occurrence-scope': ['scope'],
  opinion: ['statement'],
  'path-exists': ['path'],
  'report-citation': ['citation'],
  snippet: ['snippet', 'line-reference'],
  'symbol-exists': ['symbol'],
  'symbol-is-async': ['symbol'],
  'symbol-is-sync': ['symbol'],
  'symbol-usage': ['usage', 'symbol'],
  'test-count': ['test-count'],
  'test-exists': ['test'],
  'test-outcome': ['test-outcome'],
};

interface Row {
  readonly doc: string;
  readonly rev: string;
  readonly line: number;
  readonly kind: string;
  readonly claim: string;
  readonly verdict: ClaimVerdict;
}

/** Measures the checks of written statements against `claims/claims.csv`, matched by line and kind. */
export async function accuracyOfClaims(cases: string, clones: string): Promise<string> {
  const rows = readRows(cases, 'claims/claims.csv').map(
    (row): Row => ({
      doc: row.doc ?? '',
      rev: row.rev ?? '',
      line: Number(row.line),
      kind: row.kind ?? '',
      claim: row.claim ?? '',
      verdict: row.verdict as ClaimVerdict,
    }),
  );
  const folder = join(clones, REPOSITORY.replace('/', '+'), 'repo');
  if (!existsSync(folder)) return `claims: no clone of ${REPOSITORY} in ${clones}`;
  const clone = await openClone(folder);
  const results: Result[] = [];
  const lines: string[] = [];
  for (const [key, own] of grouped(rows)) {
    const [doc = '', rev = ''] = key.split('@');
    const before = performance.now();
    const claims = await claimsOf(clone, doc, rev);
    const seconds = ((performance.now() - before) / 1000).toFixed(1);
    lines.push(`  ${doc} at ${rev}: ${own.length} rows, ${claims.length} claims, ${seconds} s`);
    results.push(...own.map((row) => resultOf(row, claims)));
  }
  return ['claims: matched by line and kind', ...lines, ...figures(results)].join('\n');
}

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows)
    groups.set(`${row.doc}@${row.rev}`, [...(groups.get(`${row.doc}@${row.rev}`) ?? []), row]);
  return groups;
}

async function claimsOf(clone: Clone, doc: string, rev: string): Promise<Claim[]> {
  const history = await collectHistory(clone, rev);
  const tree = await readTree(clone.git, history.revision.commit);
  const source = await clone.git.raw('show', `${rev}:${doc}`);
  const services = claimServices({
    clone,
    config: completeConfig({}, null),
    history,
    tree,
    at: rev,
    cases: null,
    cache: undefined,
  });
  const checked = await checkDocument({
    clone,
    history,
    tree,
    name: doc,
    source,
    path: doc,
    folder: null,
    services,
  });
  return checked.claims;
}

interface Result {
  readonly row: Row;
  readonly found: readonly Claim[];
  readonly isRight: boolean;
}

/** Of several claims of a line and kind, one with the right verdict counts, unless another one says the opposite. */
function resultOf(row: Row, claims: readonly Claim[]): Result {
  const found = claims.filter((claim) => claim.line === row.line && KINDS[row.kind]?.includes(claim.kind));
  return { row, found, isRight: found.some(({ verdict }) => verdict === row.verdict) };
}

function figures(results: readonly Result[]): string[] {
  const checkable = results.filter(({ row }) => row.verdict !== 'not checkable');
  const found = checkable.filter((each) => each.found.length > 0);
  const right = found.filter((each) => each.isRight);
  const truths = results.filter(({ row }) => row.verdict === 'verified');
  const slandered = truths.filter(
    ({ isRight, found: own }) => !isRight && own.some(({ verdict }) => verdict === 'refuted'),
  );
  const others = results.filter(({ row }) => row.verdict === 'not checkable');
  const foundOthers = others.filter((each) => each.found.length > 0);
  return [
    `  checkable rows found: ${share(found.length, checkable.length)}`,
    `  of these, right verdict: ${share(right.length, found.length)}`,
    `  true statements called refuted: ${share(slandered.length, truths.length)}`,
    `  rows that are not checkable, found: ${share(foundOthers.length, others.length)}; said so: ${share(foundOthers.filter((each) => each.isRight).length, foundOthers.length)}`,
    ...checkable.filter((each) => !each.isRight).map(tell),
    ...foundOthers.filter((each) => !each.isRight).map(tell),
  ];
}

function tell({ row, found }: Result): string {
  const said = found
    .map(({ kind, verdict, measured }) => `${kind} ${verdict} (${measured ?? ''})`)
    .join('; ');
  return `    ${row.doc.slice(0, 22)}:${row.line} ${row.kind}, expected ${row.verdict}: ${row.claim.slice(0, 70)} → ${said || 'not found'}`;
}
