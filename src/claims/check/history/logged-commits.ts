import type { CommandWords } from '../../extract/names/shell-command.js';
import type { CheckContext } from '../context.js';
import { filterOf, type PrintedLine } from '../count/pipeline-filters.js';
import { commitOfDocument } from './own-commit.js';

/** How many lines a `git log … | wc -l` prints, counted in the history of the revision. */
export interface Logged {
  readonly number: number;
  readonly scope: string;
}

/** What is asked of a log. */
interface LogOptions {
  /** As it is written: `2 days ago`, `2025-09-09`; null without a limit. */
  readonly since: string | null;
  /** Words that a message must hold, each of them. */
  readonly words: readonly string[];
  readonly ignoresCase: boolean;
  readonly noMerges: boolean;
}

/**
 * Counts `git log --oneline … | grep … | wc -l` over the commits of the revision. "2 days ago" is meant from the day on which
 * the document was committed. @returns null for any other command or switch
 */
export function countLogged(
  context: CheckContext,
  pipeline: readonly CommandWords[],
): Promise<Logged | null> {
  return context.once(['commits logged', pipeline], () => measure(context, pipeline));
}

async function measure(context: CheckContext, pipeline: readonly CommandWords[]): Promise<Logged | null> {
  const [first = [], ...rest] = pipeline;
  const options = optionsOf(first);
  if (!options || rest.at(-1)?.join(' ') !== 'wc -l') return null;
  const filters = await Promise.all(rest.slice(0, -1).map(filterOf));
  const from = options.since === null ? null : await timeMeant(context, options.since);
  if (filters.includes(null) || Number.isNaN(from)) return null;
  let lines = printed(context, options, from);
  for (const filter of filters) lines = filter?.(lines) ?? lines;
  const since =
    from === null ? '' : ` since ${new Date(from).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return { number: lines.length, scope: `the history of ${context.rev}${since}` };
}

function printed(context: CheckContext, options: LogOptions, from: number | null): readonly PrintedLine[] {
  const found: PrintedLine[] = [];
  const plain = (text: string) => (options.ignoresCase ? text.toLowerCase() : text);
  const words = options.words.map(plain);
  for (const { hash, subject, body, committedAt, parents } of context.history.graph.all()) {
    if (from !== null && Date.parse(committedAt) < from) continue;
    if ((options.noMerges && parents.length > 1) || !context.isAncestor(hash)) continue;
    const message = words.length > 0 ? plain(`${subject}\n${body}`) : '';
    if (words.every((word) => message.includes(word)))
      found.push({ place: hash, text: `${hash.slice(0, 9)} ${subject}` });
  }
  return found;
}

/** The switches that are known; null where there is another one, a revision or a path. */
function optionsOf([git, log, ...rest]: CommandWords): LogOptions | null {
  if (git !== 'git' || log !== 'log') return null;
  const words = withValues(rest);
  const isKnown = words.every(({ name, value }) => isSwitch(name) || (VALUED.test(name) && value !== ''));
  const sought = words.filter(({ name }) => name === '--grep').map(({ value }) => value);
  // Of an expression it is not known here what it would find.
  if (!isKnown || !sought.every((word) => /^[\w #-]{2,80}$/.test(word))) return null;
  const has = (...names: string[]) => words.some(({ name }) => names.includes(name));
  return {
    since: words.find(({ name }) => /^--(?:since|after)$/.test(name))?.value ?? null,
    words: sought,
    ignoresCase: has('-i', '--regexp-ignore-case'),
    noMerges: has('--no-merges'),
  };
}

const VALUED = /^--(?:since|after|grep)$/;

function isSwitch(name: string): boolean {
  return /^(?:-i|--(?:regexp-ignore-case|no-merges|oneline|no-decorate|all|pretty|format))$/.test(name);
}

/** Switches with their values, behind `=` or as the next word. */
function withValues(words: CommandWords): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [name = '', ...values] = (words[i] ?? '').split('=');
    if (VALUED.test(name) && values.length === 0) i += 1;
    found.push({ name, value: values.length > 0 ? values.join('=') : (words[i] ?? '') });
  }
  return found;
}

const UNITS: Readonly<Record<string, number>> = {
  hour: 1,
  day: 24,
  week: 24 * 7,
  month: 24 * 30,
  year: 24 * 365,
};

/** The time that a limit names, in milliseconds; `NaN` for one that is not read. */
async function timeMeant(context: CheckContext, written: string): Promise<number> {
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(written)?.[0];
  if (day !== undefined) return Date.parse(day);
  const [, many = '', unit = ''] =
    /^(\d{1,3})[ .](hour|day|week|month|year)s?[ .]ago$/.exec(
      written === 'yesterday' ? '1 day ago' : written,
    ) ?? [];
  const hours = UNITS[unit];
  const own = (await commitOfDocument(context)) ?? context.history.graph.get(context.revision);
  return hours === undefined || !own
    ? Number.NaN
    : Date.parse(own.committedAt) - Number(many) * hours * 3_600_000;
}
