import { type OutcomeCounts, outcomeCounts } from '../../extract/figures/outcome-counts.js';
import { singular } from '../../extract/figures/quantities.js';
import { tokenize } from '../../extract/markdown/token.js';
import type { CheckContext } from '../context.js';
import { type RelatedLine, relatedText } from './related-lines.js';

/** How many tests of a group passed and failed, as a line of a related document says. */
export interface OutcomeOfReport extends OutcomeCounts {
  readonly line: RelatedLine;
}

/** Words of a group: "E2E staging tests". */
const MOST_ABOUT = 4;
/** Words that name no group. */
const ANY = /^(?:test|total|overall|result|summary|all|suite|case|status)$/;

/** "**Unit Tests:** 20 failed / 17 passed" of documents about the same; read once. */
export function outcomesOfReports(context: CheckContext): Promise<readonly OutcomeOfReport[]> {
  return context.once(['outcomes of reports'], async () => {
    const { byNumber } = await relatedText(context);
    const lines = new Set([...byNumber.values()].flat());
    return [...lines].flatMap((line) => outcomeIn(line) ?? []);
  });
}

function outcomeIn(line: RelatedLine): OutcomeOfReport | null {
  if (!/pass/i.test(line.text) || !/fail/i.test(line.text)) return null;
  const counts = outcomeCounts({ tokens: tokenize(line.text.replace(/[*`|#>]/g, ' '), line.line) });
  const about = counts?.about.map(singular) ?? [];
  if (!counts || about.length > MOST_ABOUT || about.every((word) => ANY.test(word))) return null;
  return counts.passed + counts.failed > 0 ? { ...counts, about, line } : null;
}
