import type { MentionKind } from '../domain/commit.js';

/** How many characters before a reference are read to tell what is said of it. */
export const CONTEXT_BEFORE = 72;
export const CONTEXT_AFTER = 40;

// The words git hosts act on, and those that people use for the same.
const CLOSE_WORD = '(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|solv(?:e[sd]?|ing))';
// What may stand between the keyword and the reference.
const FILLER =
  '(?:\\s?for)?(?:\\s?(?:the|this|github|gh))?(?:\\s?(?:reported|following))?(?:\\s?(?:issues?|bugs?|tickets?|defects?|problems?|prs?|pull requests?))?\\s?[-:]?\\s?[-(\\["\'<*_`]{0,3}$';
const LINKED = '\\s?:?\\s?';

const CLOSES = new RegExp(`(?:^|[^\\w-])${CLOSE_WORD}${LINKED}${FILLER}`, 'i');
const NEGATED = new RegExp(
  `(?:\\b(?:not|never|without|cannot|dont|doesnt|didnt|wont|no longer)|n['’]t)(?:\\s[a-z]{1,12}){0,2}\\s${CLOSE_WORD}${LINKED}${FILLER}`,
  'i',
);
const UNFIXED = new RegExp(
  `(?:^|[^\\w])(?:unfix(?:e[sd])?|un-fix(?:e[sd])?|reopen(?:s|ed)?|re-open(?:s|ed)?)${LINKED}${FILLER}`,
  'i',
);
const NEGATED_AFTER =
  /^[)\]"']{0,2}\s(?:is|are|was|has|still)?\s?(?:still\s|yet\s)?(?:not|never)\s(?:yet\s|been\s|fully\s|completely\s){0,2}(?:fixed|closed|resolved|solved|addressed)/i;
const PARTLY = new RegExp(
  `(?:\\b(?:partially|partly|partial|half|halfway|temporarily|temporary|towards?|helps|help to|may|might|maybe|possibly|first step to)(?:\\s[a-z]{1,12}){0,1}\\s)${CLOSE_WORD}${LINKED}${FILLER}`,
  'i',
);
// The cause, the background or the neighbour of a change, not what it closes.
const WEAK = new RegExp(
  `(?:^|[^\\w-])(?:see(?:\\salso)?|part(?:ially)?(?:\\sof)?|(?:cor)?relat(?:e[sd]?|ing)(?:\\s(?:to|with))?|refs?\\.?|references?|referenc(?:ed|ing)|re|cf\\.?|per|from|by|of|since|after|before|following|follow[- ]?up(?:\\s(?:to|for|of|on))?|like|as|similar\\sto|mentioned|discussed|discussion|described|via|due\\sto|because\\sof|caused|towards?|toward|connects?(?:\\sto)?|contributes?\\sto|continu(?:es|ation of)|based\\son|supersedes?|replaces?|duplicates?(?:\\sof)?|until|pending|blocked|depends\\son|requires|revert(?:s|ed|ing)?|un(?:do|does)|regression|introduced|broken|unlike|inspired|test(?:s|\\scases?)?\\sfor)(?:\\s(?:in|by|from|with|at|on|of))?${LINKED}${FILLER}`,
  'i',
);

/**
 * What the words around a reference say of it.
 * @param before the text that ends where the reference starts
 * @param after the text that starts where the reference ends
 */
export function mentionKind(before: string, after: string): MentionKind {
  const lead = before.slice(-CONTEXT_BEFORE).replace(/\s+/g, ' ');
  if (NEGATED.test(lead) || UNFIXED.test(lead) || NEGATED_AFTER.test(after.slice(0, CONTEXT_AFTER)))
    return 'negated';
  if (PARTLY.test(lead)) return 'weak';
  if (CLOSES.test(lead)) return 'closes';
  return WEAK.test(lead) ? 'weak' : 'refers';
}

/** Whether two references stand in one list, so that what is said of the first holds for the second. */
export function isListGap(gap: string): boolean {
  if (gap.length > 14) return false;
  return (
    /^(?:[ \t]?[,;&/+|]\s{0,2}|[ \t]|\s?(?=and|or))(?:(?:and|or)\s)?(?:issues?\s|bugs?\s)?$/i.test(gap) ||
    /^\],? ?\[$/.test(gap)
  );
}
