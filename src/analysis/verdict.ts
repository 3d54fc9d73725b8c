import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import { VERDICT_SENTENCES, type Verdict } from '../domain/verdict.js';
import { fixesOf } from './fixes.js';
import { findingOf } from './probes.js';
import { type Answers, VERDICT_RULES, type VerdictRule } from './verdict-rules.js';

/** Decides the status by the first rule that matches. Pure. */
export function decideVerdict(
  facts: Facts,
  findings: readonly Finding[],
  rules: readonly VerdictRule[] = VERDICT_RULES,
): Verdict {
  const answers: Answers = {
    yes: (probe) => findingOf(findings, probe).outcome === 'yes',
    no: (probe) => findingOf(findings, probe).outcome === 'no',
    finding: (probe) => findingOf(findings, probe),
  };
  const rule = rules.find((row) => row.when(answers, facts));
  if (!rule) throw new Error('no verdict rule matched; the last one has to match always');
  const fixes = fixesOf(facts);
  return {
    status: rule.status,
    grade: rule.grade,
    rule: rule.rule,
    reasonCode: rule.reasonCode,
    reason: rule.reason?.(answers, facts) ?? answers.finding(rule.basis[0] as string).message,
    sentence: VERDICT_SENTENCES[rule.status][rule.grade],
    regressedBy: rule.status === 'REGRESSED' ? regressedBy(rule, answers) : null,
    fixedIn: fixes.filter((fix) => fix.isHere).map((fix) => fix.commit.hash),
    fixedElsewhere: fixes.filter((fix) => !fix.isHere).map((fix) => fix.commit.hash),
    findings: [...rule.basis],
  };
}

/** The earliest commit that the deciding answer names. */
function regressedBy(rule: VerdictRule, answers: Answers): string | null {
  return answers.finding(rule.basis[0] as string).commits[0] ?? null;
}
