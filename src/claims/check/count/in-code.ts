import { createHash } from 'node:crypto';
import { compilePattern, isParsable, type Matcher } from '../../../clients/code/matcher.js';
import { parsePattern } from '../../../clients/code/parse-pattern.js';
import { InputError } from '../../../errors.js';
import { languageOfPath } from '../../../languages/languages.js';
import { readTexts } from '../code/read-texts.js';
import type { CheckContext } from '../context.js';
import { contentName, KeptAnswers } from '../look/kept-answers.js';
import type { Places } from './counted.js';

/** More files are not read one by one. */
const MOST_FILES = 3000;

/**
 * Of some places of a text, those that the syntax says are code: not in strings, not in comments.
 * @returns null where that cannot be told: the text is no pattern, or the language’s grammar is not there
 */
export function inCode(context: CheckContext, written: string, places: Places): Promise<Places | null> {
  const call = written.replace(/\(.{0,100}\)?$/s, '').trim();
  // `os.environ` is read, and not called.
  const form = call === written.trim() && call.includes('.') ? call : `${call}($$$ARGS)`;
  const paths = [...new Set(places.lines.map(({ path }) => path))];
  const files = createHash('sha256').update(paths.join('\0')).digest('hex');
  return context.once(['in code', form, files], () => lookUp(context, { call, form }, paths));
}

async function lookUp(
  context: CheckContext,
  { call, form }: { readonly call: string; readonly form: string },
  paths: readonly string[],
): Promise<Places | null> {
  const language = languageOfPath(paths.find((path) => languageOfPath(path)) ?? '');
  if (!language || paths.length > MOST_FILES || !/^(?:await |new )?[\w$.]{3,100}$/.test(call)) return null;
  try {
    const pattern = parsePattern(`${language.id}:${form}`, 0, 'option');
    if (pattern.kind === 'typed') return null;
    const matcher = await compilePattern(pattern);
    const candidates = paths.filter((each) => matcher.isCandidatePath(each));
    const calls = await callsIn(context, matcher, candidates);
    const lines = candidates.flatMap((path) =>
      (calls.get(path) ?? []).map(([line, text]) => ({
        path,
        line,
        text,
        times: 1,
        class: context.classOf(path),
        isCode: true,
      })),
    );
    return { lines };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Line and text of a call. */
type Call = readonly [number, string];

/** The calls in each file, of which those that another run has read are not read again. */
async function callsIn(
  context: CheckContext,
  matcher: Matcher,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly Call[]>> {
  const nameOf = (path: string) => contentName(context.paths.files.get(path)?.oid ?? '', path);
  const kept = await KeptAnswers.open<readonly Call[]>(context.cache, [
    'calls',
    matcher.engine,
    matcher.pattern.source,
  ]);
  const found = new Map<string, readonly Call[]>();
  for (const path of paths) {
    const known = kept.get(nameOf(path));
    if (known) found.set(path, known);
  }
  const unknown = paths.filter((path) => !found.has(path));
  await readTexts(context, unknown, async (path, text) => {
    const parser = isParsable(text) && matcher.mightMatch(text) ? matcher.parserFor(path) : null;
    const { occurrences } = matcher.match(text, path, await parser?.parseAside(text), 'code');
    const calls = occurrences.map(({ line, snippet }) => [line, snippet] as const);
    found.set(path, calls);
    kept.set(nameOf(path), calls);
  });
  await kept.keep();
  return found;
}
