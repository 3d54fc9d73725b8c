import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import type { Grade } from '../domain/grade.js';
import type { Why } from '../domain/why.js';

/** One of the five fixed questions, and how it is answered from evidence. Pure. */
export interface WhyQuestion {
  readonly number: Why['number'];
  readonly question: string;
  /** Whether it makes sense only for a defect, not for a feature request or a question. */
  readonly ofDefectsOnly: boolean;
  answer(facts: Facts, findings: readonly Finding[]): WhyAnswer;
}

/** What a why has to say; number, question and the author’s own words are added to it. */
export type WhyAnswer = Pick<Why, 'status' | 'answer' | 'grade' | 'evidence' | 'wouldEstablish'>;

/** An answer that rests on evidence. */
export function answered(grade: Grade, sentences: readonly string[], evidence: readonly string[]): WhyAnswer {
  return {
    status: 'answered',
    answer: sentences.join(' '),
    grade,
    evidence: [...new Set(evidence)],
    wouldEstablish: null,
  };
}

/** What is known falls short of an answer; says what would give one. */
export function notKnown(
  sentence: string,
  wouldEstablish: string,
  evidence: readonly string[] = [],
): WhyAnswer {
  return {
    status: 'unknown',
    answer: sentence,
    grade: 'unknown',
    evidence: [...new Set(evidence)],
    wouldEstablish,
  };
}
