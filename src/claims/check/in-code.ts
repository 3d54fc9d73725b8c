import { createHash } from 'node:crypto';
import { compilePattern } from '../../clients/code/matcher.js';
import { parsePattern } from '../../clients/code/parse-pattern.js';
import { InputError } from '../../errors.js';
import { languageOfPath } from '../../languages/languages.js';
import type { CheckContext } from './context.js';
import type { Places } from './counted.js';

/** More files are not read one by one. */
const MOST_FILES = 3000;

/**
 * Of some places of a text, those that the syntax says are code: not in strings, not in comments.
 * @returns null where that cannot be told: the text is no pattern, or the language’s grammar is not there
 */
export function inCode(context: CheckContext, written: string, places: Places): Promise<Places | null> {
  const call = written.replace(/\(.{0,100}\)?$/s, '').trim();
  const paths = [...new Set(places.lines.map(({ path }) => path))];
  const files = createHash('sha256').update(paths.join('\0')).digest('hex');
  return context.once(['in code', call, files], () => lookUp(context, call, paths));
}

async function lookUp(context: CheckContext, call: string, paths: readonly string[]): Promise<Places | null> {
  const language = languageOfPath(paths.find((path) => languageOfPath(path)) ?? '');
  if (!language || paths.length > MOST_FILES || !/^(?:await |new )?[\w$.]{3,100}$/.test(call)) return null;
  try {
    const pattern = parsePattern(`${language.id}:${call}($$$ARGS)`, 0, 'option');
    if (pattern.kind === 'typed') return null;
    const matcher = await compilePattern(pattern);
    const lines: Places['lines'][number][] = [];
    for (const path of paths.filter((each) => matcher.isCandidatePath(each))) {
      const text = await context.text(path);
      for (const { line, snippet } of matcher.match(text ?? '', path).occurrences)
        lines.push({ path, line, text: snippet, times: 1, class: context.classOf(path), isCode: true });
    }
    return { lines };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
