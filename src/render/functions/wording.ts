import { day as dayOf, elapsed as elapsedBetween } from '../../domain/wording.js';
import { isCommand } from '../known-words.js';
import { join, type Markup } from '../markup.js';
import { MARKUP, NULL, TEXT, unionOf, valuesOf } from '../shapes.js';
import { cutText, oneLine } from '../visible-text.js';
import { say as sayTerm, WORDINGS } from '../wordings.js';
import {
  asText,
  CallProblem,
  limitOf,
  type RenderContext,
  type TemplateFunction,
} from './template-function.js';

/** Where a sentence ends: its mark, a space and a capital; an abbreviation in the middle is no end. */
const SENTENCE_END = /[.!?](?= +\p{Lu})/u;

const say: TemplateFunction = {
  name: 'say',
  usage: 'say "table" term',
  meaning: 'Plain words for a term of the audit.',
  arity: [2, 2],
  result: ([table, term]) => {
    const words = Object.entries(WORDINGS).find(([name]) => name === table?.literal)?.[1];
    if (words === undefined) {
      const wanted = typeof table?.literal === 'string' ? table.literal : '';
      return new CallProblem(`there is no table "${wanted}"`, {
        word: wanted,
        among: Object.keys(WORDINGS),
      });
    }
    const missing = term === undefined ? [] : (valuesOf(term.shape) ?? []).filter((v) => !(v in words));
    return missing.length === 0 ? TEXT : new CallProblem(`its table has no words for "${missing[0]}"`);
  },
  call: (_, [table, term]) =>
    term === null || term === undefined ? '' : sayTerm(asText(table), asText(term)),
};

/** A text on one line that ends as a sentence does. */
function ended(value: unknown): string {
  const text = oneLine(asText(value));
  if (text === '') return '';
  return /[.!?…]["”’)]?$/.test(text) ? text : `${text.replace(/[:;,]$/, '')}.`;
}

const clause: TemplateFunction = {
  name: 'clause',
  usage: 'clause text',
  meaning: 'A text that ends with a full stop, for the end of a sentence.',
  arity: [1, 1],
  result: () => TEXT,
  call: (_, [value]) => ended(value),
};

const sentence: TemplateFunction = {
  name: 'sentence',
  usage: 'sentence text',
  meaning: 'A text that begins with a capital, where it begins with a word, and ends with a full stop.',
  arity: [1, 1],
  result: () => TEXT,
  call: (_, [value]) => {
    const text = ended(value);
    return /^\p{Ll}+[ ,.]/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  },
};

const advice: TemplateFunction = {
  name: 'advice',
  usage: 'advice text',
  meaning: 'A remedy: "To see it:" and the code when it is a command, the sentence itself otherwise.',
  arity: [1, 1],
  result: () => MARKUP,
  call: (context, [value]) => {
    const text = asText(value);
    return isCommand(text)
      ? join(['To see it: ', context.dialect.code(text)])
      : context.prose.render(ended(text));
  },
};

const firstSentence: TemplateFunction = {
  name: 'firstSentence',
  usage: 'firstSentence text',
  meaning: 'The first sentence of a text.',
  arity: [1, 1],
  result: () => TEXT,
  call: (_, [value]) => {
    const text = oneLine(asText(value));
    const end = SENTENCE_END.exec(text);
    return end === null ? text : text.slice(0, end.index + 1);
  },
};

const cut: TemplateFunction = {
  name: 'cut',
  usage: 'cut text most',
  meaning: 'At most that many characters of a text, with "…" where it was cut.',
  arity: [2, 2],
  result: () => TEXT,
  call: (context, [value, most]) => cutText(oneLine(asText(value)), limitOf(context, most, 200)),
};

const code: TemplateFunction = {
  name: 'code',
  usage: 'code text [most]',
  meaning: 'A text as code on one line, safe in paragraphs and table cells; cut after `most` characters.',
  arity: [1, 2],
  result: () => MARKUP,
  call: (context, [value, most]) =>
    context.dialect.code(cutText(asText(value), limitOf(context, most, 1_000))),
};

const block: TemplateFunction = {
  name: 'codeBlock',
  usage: 'codeBlock text ["language"]',
  meaning: 'A text of several lines as a fenced block; to stand on a line of its own.',
  arity: [1, 2],
  result: () => MARKUP,
  call: (context, [value, language]) =>
    context.dialect.codeBlock(
      asText(value),
      typeof language === 'string' && /^[a-z]+$/.test(language) ? language : '',
    ),
};

function paragraphsOf(context: RenderContext, text: string): Markup[] {
  return text
    .split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/)
    .map((part) => context.prose.render(part))
    .filter((part) => part.toString() !== '');
}

const quote: TemplateFunction = {
  name: 'quote',
  usage: 'quote text',
  meaning: 'A text as a block quotation, its paragraphs kept; to stand on a line of its own.',
  arity: [1, 1],
  result: () => MARKUP,
  call: (context, [value]) => context.dialect.quote(paragraphsOf(context, asText(value))),
};

const html: TemplateFunction = {
  name: 'html',
  usage: 'html text',
  meaning: 'A text for a place between HTML tags, such as `<summary>`, where markdown does not hold.',
  arity: [1, 1],
  result: () => MARKUP,
  call: (context, [value]) => context.dialect.betweenTags(asText(value)),
};

const day: TemplateFunction = {
  name: 'day',
  usage: 'day date',
  meaning: 'The calendar day of an ISO date, as its author saw it: `2025-09-14`.',
  arity: [1, 1],
  result: () => TEXT,
  call: (_, [date]) => dayOf(asText(date)),
};

const minute: TemplateFunction = {
  name: 'minute',
  usage: 'minute date',
  meaning: 'Day, time and offset of an ISO date: `2025-09-14 21:12 -07:00`.',
  arity: [1, 1],
  result: () => TEXT,
  call: (_, [date]) =>
    asText(date).replace(
      /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/,
      '$1 $2 $3',
    ),
};

const elapsed: TemplateFunction = {
  name: 'elapsed',
  usage: 'elapsed from to',
  meaning: 'The time between two ISO dates in words; nothing when it is negative or cannot be told.',
  arity: [2, 2],
  result: () => unionOf([TEXT, NULL]),
  call: (_, [from, to]) => elapsedBetween(asText(from), asText(to)),
};

/** Functions that turn values into words. */
export const WORDING: readonly TemplateFunction[] = [
  say,
  sentence,
  clause,
  advice,
  firstSentence,
  cut,
  code,
  block,
  quote,
  html,
  day,
  minute,
  elapsed,
];
