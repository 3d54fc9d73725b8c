import { decide } from '../analysis/decision.js';
import { explainWhys } from '../analysis/five-whys.js';
import { listedCommit } from '../analysis/listed-commits.js';
import { askProbes } from '../analysis/probes.js';
import { recommend } from '../analysis/recommendations.js';
import { summarise } from '../analysis/summary.js';
import { decideVerdict } from '../analysis/verdict.js';
import { type Audit, SCHEMA_VERSION } from '../domain/audit.js';
import type { Facts } from '../domain/facts.js';
import { redactAll } from '../domain/redact-secrets.js';
import { TOOL } from '../tool.js';

/**
 * Probe, decide, explain: the audit that follows from the facts. Pure but for the day it is given. Secrets in collected text are
 * taken out here, before anything is rendered, so that no format can show them.
 */
export function judge(facts: Facts, options: { date: string; hidePeople: boolean }): Audit {
  const findings = askProbes(facts);
  const verdict = decideVerdict(facts, findings);
  return redactAll({
    schemaVersion: SCHEMA_VERSION,
    tool: { ...TOOL },
    date: options.date,
    ...facts,
    commits: facts.commits.map(listedCommit),
    verdict,
    decision: decide(facts, verdict, findings, options),
    summary: summarise(facts, verdict, findings),
    whys: explainWhys(facts, findings),
    recommendations: recommend(facts, findings),
    findings,
  });
}
