import { changesProduction, type Fix, fixesOf } from '../analysis/fixes.js';
import { resolveCommit } from '../clients/git/repository.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Proof } from '../domain/proof.js';
import { redactSecrets } from '../domain/redact-secrets.js';
import { quoted } from '../domain/shell-word.js';
import type { AuditHooks } from '../options.js';
import type { Collected } from './collect.js';
import type { Linked } from './link-commits.js';
import type { Steps } from './progress.js';
import type { Question } from './question.js';

/** So many commits that may be the fix are tried until one is proven. */
const MOST_FIXES = 3;
const ORDER: readonly Proof['result'][] = ['proven', 'weak', 'not-proven', 'not-run'];

/** What running the tests has brought; nothing is run unless the person who started the audit asked for it. */
export interface Proved {
  readonly proof: Proof | null;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Proves the fix of the issue by running its tests, when `options.prove` asks for it. */
export async function proveIssue(
  question: Question,
  collected: Collected,
  linked: Linked,
  steps: Steps,
  { signal, proofLog }: Pick<AuditHooks, 'signal' | 'proofLog'>,
): Promise<Proved> {
  const wanted = question.options.prove;
  if (!wanted) return { proof: null, evidence: [], notifications: [] };
  // Loaded only where it is asked for: few audits are, and all would wait for it to be read.
  const [{ proveFix }, { unproven }] = await Promise.all([
    import('../proof/prove-fix.js'),
    import('../proof/conclude.js'),
  ]);
  const at = [];
  for (const name of wanted.at) at.push({ name, commit: await resolveCommit(question.clone.git, name) });
  const proofs: Proof[] = [];
  for (const fix of toTry(fixesOf(linked))) {
    const { proof, log } = await proveFix(question.clone, {
      issue: question.issue,
      fix: fix.commit.hash,
      revision: question.revision,
      files: testFiles(question, collected, linked),
      declared: question.block?.tests ?? [],
      classOf: question.classOf,
      given: question.config.prove,
      minutes: question.config.prove.minutes,
      repeat: wanted.repeat,
      at,
      environment: wanted.environment,
      cacheFolder: question.cache ? question.options.cacheFolder : null,
      signal,
      step: (name, work, summary) => steps.run(name, work, summary),
    });
    proofLog?.(redactSecrets(log));
    proofs.push(proof);
    if (proof.result === 'proven') break;
  }
  const proof =
    proofs.sort((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result))[0] ?? unproven(wanted.repeat);
  return { proof, evidence: [evidenceOf(proof, question)], notifications: notificationsOf(proof) };
}

/** Those in force first; a commit that changes no production code can be taken back without anything failing. */
function toTry(fixes: readonly Fix[]): Fix[] {
  const able = fixes.filter(({ commit }) => changesProduction(commit));
  const rank = (fix: Fix) => (fix.isInForce ? 0 : fix.isHere ? 1 : 2);
  return [...able].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FIXES);
}

/** Test files that name the issue or are declared for it, and those that its commits change. */
function testFiles(question: Question, collected: Collected, linked: Linked): string[] {
  const own = linked.commits
    .filter(({ mentions }) => mentions.some(({ kind }) => kind !== 'negated' && kind !== 'weak'))
    .flatMap(({ changes }) => changes.filter((change) => change.class === 'test').map(({ path }) => path));
  const declared = (question.block?.tests ?? []).filter((text) => !/[*?[\]{}]/.test(text));
  return [...new Set([...declared, ...collected.namingTests, ...own])];
}

function evidenceOf(proof: Proof, question: Question): Evidence {
  return {
    id: proof.evidence,
    kind: 'proof',
    summary: proof.reason,
    data: { result: proof.result, ...proof.counts, repeat: proof.repeat },
    provenance: {
      collector: 'proof',
      source: 'tests that were run',
      revision: proof.tree,
      command: `issue-audit ${quoted(question.issue.key)} --prove`,
    },
    location: null,
  };
}

function notificationsOf(proof: Proof): Notification[] {
  if (proof.result !== 'not-run') return [];
  return [
    {
      code: 'proof-not-run',
      message: proof.reason,
      weakens: 'Whether tests show the fix is not known.',
      remedy:
        proof.commands.length > 0
          ? 'The log of the proof says what was printed; commands can be given under prove: in the configuration.'
          : null,
    },
  ];
}
