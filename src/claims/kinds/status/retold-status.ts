import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import { labelledText } from '../../check/files/related-lines.js';
import { claimedStatus, retoldStatus } from '../../check/files/retold-status.js';
import { figureMentions, smallFigures } from '../../extract/figures/figure-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * How something is said to have ended in a line without telling figures ("Infrastructure: PASSED - 0 total, 0 failed"), and the
 * status that documents are said to give ("Documentation claims: migration COMPLETE"), where documents about the same say so.
 */
export const retoldStatuses: ClaimPart = { kinds: ['citation'], recognise };

const STATUS =
  /\b(?:PASS(?:ED|ING)?|FAIL(?:ED|ING|URE)?|COMPLETED?|HEALTHY|UNHEALTHY|DEGRADED|UNAVAILABLE|BLOCKED|BROKEN|RESOLVED|FIXED|ACHIEVED|READY|SUCCESS(?:FUL)?|ERROR|SKIPPED|TIMEOUT|OPERATIONAL|EXCEEDED|VALIDATED|IMPLEMENTED|MODERNIZED|PREPARED|APPROVED)\b/;
/** Labels that every document has. */
const GENERAL =
  /^\W*(?:status|severity|priority|impact|risk(?: level)?|result|evidence|finding|answer|root cause|issue|date|author|current status|overall status|business impact|recommendation|conclusion|note|problem|solution|confidence|verdict|state|assessment)s?\W*$/i;
/** What introduces the claims of documents. */
const CLAIMS =
  /\b(?:claim(?:s|ed)?|reported|stated|documented|documentation (?:says|states|shows)|according to)\b/i;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (!/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading') return [];
    if (sentence.fence && !isListingFence(sentence.fence)) return [];
    return [...claimedIn(sentence), ...toldIn(sentence)];
  });
}

/** A line `label: how it ended`; those with telling figures are found by these. */
function toldIn(sentence: Sentence): Candidate[] {
  if (!STATUS.test(sentence.text.slice(0, 300)) || sentence.place === 'cell') return [];
  if (figureMentions(sentence).length + smallFigures(sentence).length > 0) return [];
  const labelled = labelledText(sentence.text.slice(0, 300));
  if (!labelled || GENERAL.test(labelled.label) || !/\w{3,}\W+\w{3,}/.test(labelled.label)) return [];
  const { label, rest } = labelled;
  const parts = rest.split(/ [-–—|] |[,;()]/);
  return [
    {
      ...base(sentence, `another document says of ${label.trim()}: ${rest.trim().slice(0, 120)}`),
      check: (context) => retoldStatus(context, { label, parts }),
    },
  ];
}

/** `- Factory migration "COMPLETE"` below "Claimed status (documentation)". */
function claimedIn(sentence: Sentence): Candidate[] {
  const intro = `${sentence.label} ${sentence.parent?.text.slice(0, 200) ?? ''} ${sentence.headings.at(-1) ?? ''}`;
  if (!CLAIMS.test(intro) || sentence.fence) return [];
  const text = sentence.text.slice(0, 300);
  const status = /["“]([^"”]{4,30})["”]/.exec(text)?.[1] ?? STATUS.exec(text)?.[0];
  if (status === undefined || !STATUS.test(status.toUpperCase())) return [];
  return [
    {
      ...base(sentence, `a document gives the status ${status}`),
      check: (context) => claimedStatus(context, text, status),
    },
  ];
}

function base(sentence: Sentence, statement: string): Omit<Candidate, 'check'> {
  return { kind: 'citation', line: sentence.line, text: sentence.text, statement, says: null };
}
