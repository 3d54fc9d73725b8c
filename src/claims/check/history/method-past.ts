import type { CheckContext } from '../context.js';
import type { Knowledge } from '../names/definitions.js';
import type { PastQuestion } from './path-history.js';

/** Classes by that name in the files of today: did they have the method once? */
export function methodPast(
  context: CheckContext,
  known: Knowledge,
  owner: string,
  name: string,
): PastQuestion | null {
  const named = context.words
    .linesOf(owner)
    .filter(({ text }) => new RegExp(`\\bclass\\s+${owner}\\b`).test(text));
  const common = context.words.isTooCommon(owner) ? context.classes.fileOf(owner) : null;
  const paths = [...new Set([...named.map(({ path }) => path), ...(common === null ? [] : [common])])]
    .filter((path) => context.classOf(path) === 'production')
    .slice(0, 5);
  if (paths.length === 0 || known.definitions.length === 0) return null;
  const inClass = new RegExp(`\\b(?:def|function)?\\s*${name}\\s*\\(`);
  return {
    paths,
    isTrue: (texts) =>
      [...texts.values()].some(
        (text) =>
          text !== null &&
          classBody(text, owner).some(
            (line) => /\bdef\b|\bfunction\b|^\s+(?:async\s+)?\w+\(/.test(line) && inClass.test(line),
          ),
      ),
  };
}

function classBody(text: string, owner: string): string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) =>
    new RegExp(`^\\s{0,20}(?:export )?(?:abstract )?class ${owner}\\b`).test(line),
  );
  if (start < 0) return [];
  const end = lines.findIndex(
    (line, i) => i > start && /^(?:class|def|async def|export|function)\b/.test(line),
  );
  return lines.slice(start + 1, end < 0 ? undefined : end);
}
