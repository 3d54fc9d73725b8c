import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import type { Why } from '../domain/why.js';
import { whyInTheCode } from './five-whys/why-in-the-code.js';
import { whyItHappened } from './five-whys/why-it-happened.js';
import { whyItMattered } from './five-whys/why-it-mattered.js';
import { whyNotCaught } from './five-whys/why-not-caught.js';
import { whyNow } from './five-whys/why-now.js';
import { noDefectLabel } from './no-defect.js';
import type { WhyQuestion } from './why.js';

/** The five questions, in order. */
export const WHY_QUESTIONS: readonly WhyQuestion[] = [
  whyItHappened,
  whyInTheCode,
  whyNotCaught,
  whyItMattered,
  whyNow,
];

/**
 * Answers the five whys. An unknown one says what would establish it; for a feature request or a question, one to three do
 * not apply and say so.
 */
export function explainWhys(
  facts: Facts,
  findings: readonly Finding[],
  questions: readonly WhyQuestion[] = WHY_QUESTIONS,
): Why[] {
  const label = noDefectLabel(facts.tracker?.labels ?? []);
  return questions.map((why) => {
    const { number, question } = why;
    const stated = facts.notes.whys[String(number)] ?? null;
    if (label !== null && why.ofDefectsOnly) {
      const answer = `Does not apply: the issue is labelled ${label}, not reported as a defect.`;
      return {
        number,
        question,
        status: 'notApplicable',
        answer,
        grade: 'unknown',
        evidence: ['issue'],
        wouldEstablish: null,
        stated,
      };
    }
    return { number, question, ...why.answer(facts, findings), stated };
  });
}
