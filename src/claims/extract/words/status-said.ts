import type { Sentence } from '../markdown/document.js';

/** What a document says of an issue: done with, not, in part, or back again. */
export type SaidOfIssue = 'resolved' | 'open' | 'partial' | 'regressed';

const RESOLVED =
  /\b(?:is|was|been|are|as|status ?:|now|confirmed ?:?)\b[\s*_:✅]{0,4}(?:(?:[a-z]{2,20}ly|already|now|been|either) ){0,3}(?:resolved|fixed|solved)\b|\bresolution confirmed\b|\bsafe to close\b|\b(?:ready to|can|should) be closed\b|\bissue (?:[a-z]{2,20}ly )?resolved\b|^status ?: ?(?:✅ )?(?:(?:completely|fully) )?(?:resolved|fixed)\b/i;
const OPEN =
  /\b(?:is|are|remains?|still|status ?:)\b[\s*_:❌]{0,4}(?:still |currently )?(?:not (?:yet )?(?:resolved|fixed)|unresolved|unfixed|open|broken)\b|\bnot (?:(?:been|yet|[a-z]{2,20}ly) ){0,2}(?:resolved|fixed)\b/i;
const PARTIAL =
  /\b(?:(?:partial(?:ly)?|partly) (?:resolved|fixed|complete)|(?:resolved|fixed) (?:in part|partially|partly)|incompletely resolved|partial resolution)\b/i;
const REGRESSED = /\b(?:has |have )?regressed\b|\b(?:is|was) a regression of\b|\bcame back\b/i;
/** The weaker sayings first: "partially resolved" holds "resolved", too. */
const FORMS: readonly (readonly [SaidOfIssue, RegExp])[] = [
  ['partial', PARTIAL],
  ['open', OPEN],
  ['regressed', REGRESSED],
  ['resolved', RESOLVED],
];
/**
 * What a sentence says of an issue.
 * @returns null when it says nothing of the kind; else what, and where in `text` (in characters)
 */
export function statusSaid(sentence: Sentence, text: string): { what: SaidOfIssue; at: number } | null {
  for (const [what, form] of FORMS) {
    const found = form.exec(text);
    if (found) return { what, at: found.index };
  }
  const label = /status$/.test(sentence.label)
    ? /: [^\p{L}]{0,6}(?:(?:completely|fully) )?(?:resolved|fixed|complete)\b/iu.exec(text)
    : null;
  return label && { what: 'resolved', at: label.index };
}
