import { collect } from './audit/collect.js';
import { derive } from './audit/derive.js';
import { judge } from './audit/judge.js';
import { stepsOf } from './audit/progress.js';
import { openQuestion } from './audit/question.js';
import type { Audit } from './domain/audit.js';
import type { AuditHooks, AuditOptions } from './options.js';

/**
 * Audits one issue: options → collect → derive → probe → decide → explain. Rendering and publishing are the caller’s.
 * Writes nothing but the cache, and reads the work tree only for the configuration and for test reports.
 * @throws InputError, EnvironmentError or Interrupted, each with advice; anything else is a defect
 */
export async function runAudit(options: AuditOptions, hooks: AuditHooks = {}): Promise<Audit> {
  const steps = stepsOf(hooks);
  const question = await openQuestion(options, hooks.signal);
  const collected = await collect(question, steps);
  const facts = await derive(question, collected, steps, hooks);
  const date = (hooks.clock?.() ?? new Date()).toISOString().slice(0, 10);
  return judge(facts, { date, hidePeople: question.config.people === 'hidden' });
}
