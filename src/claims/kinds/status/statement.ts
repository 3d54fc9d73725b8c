import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import { commitTokens } from '../../extract/commits/commit-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { plainText } from '../../extract/markdown/token.js';

/** What no repository can settle, named so that nobody takes silence for a yes: money, environments, opinions. */
export const statement: ClaimPart = { kinds: ['statement'], recognise };

interface About {
  readonly form: RegExp;
  readonly what: string;
  readonly needs: string;
}

/** The first that fits holds; each is matched against the first 400 characters of a sentence. */
const ABOUT: readonly About[] = [
  {
    form: /[$€£]\s?\d[\d,.]{0,12}\s?[KMB]?\+?|\b\d{1,3}% of (?:\w{1,20} ){0,2}(?:value|revenue|users?|customers?|functionality)\b|\b\d{1,3}% (?:reduction in development|accessib\w+|uptime)\b|\bARR\b|\bdevelopment velocity\b/i,
    what: 'value to the business',
    needs: 'figures of the business; a repository holds none',
  },
  {
    form: /\b(?:staging|production (?:environment|deployment|system|server)|cloud run|gcp|aws|azure|infrastructure|environment|golden path|service|server|cluster|pipeline)\b.{0,80}\b(?:operational|healthy|ready|available|unavailable|offline|online|down|running|deployed|failing|failures?|errors?|unblocked|validated|restored|production-ready)\b|\berrors? in (?:cloud run|production|staging)\b|\bstartup failure\b/i,
    what: 'the state of a running system',
    needs: 'a look at that system; a repository does not show it',
  },
  {
    form: /^(?:\w{1,20} )?branch(?: \w{1,20})? ?:|^branch [`'"]?[\w.-]{1,60}[/-]|\bbranch ?: /i,
    what: 'a branch or work tree elsewhere',
    needs: 'the clone in which it was seen',
  },
  {
    form: /\bno (?:breaking changes?|regressions?|side effects?|performance (?:impact|degradation)|further action|active remediation)\b|\b(?:backward|backwards) compatib\w+ (?:maintained|preserved|ensured)\b|\blacks? (?:the )?(?:required )?attributes\b|\bmissing \S{3,60} attributes\b|\bexceeded\b|\bzero (?:breaking changes|risk)\b/i,
    what: 'a judgement',
    needs: 'a definition that can be measured',
  },
];

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (
      sentence.fence ||
      sentence.place === 'heading' ||
      sentence.mood === 'proposal' ||
      sentence.mood === 'question' ||
      sentence.mood === 'conditional'
    )
      return [];
    const text = textOf(sentence);
    const about = ABOUT.find(({ form }) => form.test(text));
    return about ? [candidateOf(sentence, about)] : [];
  });
}

/** Without the messages of commits: what they say is not said by the document. */
function textOf(sentence: Sentence): string {
  const commits = commitTokens(sentence);
  const own = commits.size === 0 ? sentence.tokens : sentence.tokens.filter((_, i) => !commits.has(i));
  return plainText(own.slice(0, 200)).slice(0, 400);
}

function candidateOf(sentence: Sentence, { what, needs }: About): Candidate {
  return {
    kind: 'statement',
    line: sentence.line,
    text: sentence.text,
    statement: `${what}: ${sentence.text.slice(0, 160)}`,
    check: () => ({ verdict: 'not checkable', scope: null, needs }),
  };
}
