import { numbersIn } from '../figures/quantities.js';
import type { Sentence } from '../markdown/document.js';
import type { Quantity, Token } from '../markdown/token.js';

/** A number of things that code may list under a name: "all 5 critical WebSocket events". */
export interface MembersSaid {
  readonly quantity: Quantity;
  /** As they are called: "critical WebSocket events". */
  readonly written: string;
  /** Names under which code may list them: `CRITICAL_EVENTS`, `REQUIRED_WEBSOCKET_EVENTS`. */
  readonly names: readonly string[];
  /** "All 5", "the 5": they are there, whatever shall be done with them. */
  readonly isDefinite: boolean;
  readonly token: number;
}

/** What is called by one of these words is listed under any of them. */
const IMPORTANT = ['critical', 'required', 'core', 'essential', 'mandatory', 'supported', 'allowed', 'valid'];
/** Words that say no more than the ones above. */
const LIKE_THEM = /^(?:the|of|all|total|business|mission|key|different|distinct)$/;
/** What no list in code is of. */
const OF_REPORTS =
  /^(?:issues|errors|bugs|problems|tests|files|failures|phases|steps|areas|fixes|findings|violations|modules|points|days|hours|minutes|weeks|seconds|actions|tasks|gaps|components|warnings|changes|lines|commits|questions|criteria|paths|aspects|cycles|scenarios|results)$/;
/** Words between the number and what is counted, and names made of them. */
const MOST_BETWEEN = 4;

/** Everything of that kind that a sentence counts. */
export function membersSaid(sentence: Sentence): MembersSaid[] {
  const { tokens, fence } = sentence;
  if (fence) return [];
  return numbersIn(sentence).flatMap(({ i, quantity, isUntold }) => {
    if (isUntold || quantity.value < 2 || quantity.value > 500) return [];
    const run = runAfter(tokens, i);
    const names = run ? namesOf(run) : [];
    if (names.length === 0) return [];
    const isDefinite = /^(?:all|the|these|those|of)$/i.test(tokens[i - 1]?.text ?? '');
    return [{ quantity, written: run?.join(' ') ?? '', names, isDefinite, token: i }];
  });
}

/** The words up to the first in the plural: "critical", "websocket", "events". */
function runAfter(tokens: readonly Token[], i: number): string[] | null {
  const run: string[] = [];
  for (let k = i + 1; k <= i + 1 + MOST_BETWEEN; k += 1) {
    const { kind, text } = tokens[k] ?? { kind: 'mark', text: '' };
    const word = text.toLowerCase().replace(/^(?:business|mission)-/, '');
    if (kind !== 'word' || !/^[a-z]{2,24}$/.test(word)) return null;
    run.push(word);
    if (/[^s]s$/.test(word) && !IMPORTANT.includes(word)) return OF_REPORTS.test(word) ? null : run;
  }
  return null;
}

function namesOf(run: readonly string[]): string[] {
  const noun = run.at(-1) ?? '';
  const before = run.slice(0, -1);
  if (!before.some((word) => IMPORTANT.includes(word))) return [];
  const kinds = before.filter((word) => !IMPORTANT.includes(word) && !LIKE_THEM.test(word));
  const ways = [[], ...kinds.map((kind) => [kind]), ...(kinds.length > 1 ? [kinds] : [])];
  // The word that was said comes first.
  const words = [...IMPORTANT].sort((a, b) => Number(before.includes(b)) - Number(before.includes(a)));
  const names = words.flatMap((word) => ways.map((way) => [word, ...way, noun]));
  return names.map((parts) => parts.join('_').toUpperCase());
}
