import type { Reading } from '../../check/context.js';
import type { Sentence } from '../markdown/document.js';

/** "Is not exported from the hub core package", "doesn't exist in the hub package": what exports for it, where one package is called so; null otherwise. */
export function packageNamed({ paths, classOf }: Reading, sentence: Sentence, i: number): string | null {
  const after = sentence.tokens
    .slice(i + 1, i + 12)
    .map(({ text }) => text.toLowerCase().replaceAll('’', "'"))
    .join(' ');
  const name =
    /^(?:class |function |exception )?(?:(?:is|are|was) not (?:exported|defined|found|available) (?:from|by|in)|does(?:n't| not) exist in) (?:the )?(\w+(?: \w+){0,2}) package\b/.exec(
      after,
    )?.[1];
  if (name === undefined) return null;
  const end = `/${name.replaceAll(' ', '_')}/__init__.py`;
  const found = paths
    .namesakes('__init__.py')
    .filter((path) => `/${path}`.endsWith(end) && classOf(path) !== 'backup');
  return found.length === 1 ? (found[0] ?? null) : null;
}
