import type { Pattern } from '../../domain/pattern.js';
import { InputError } from '../../errors.js';
import { LANGUAGES, languageNamed } from '../../languages/languages.js';

const FORMS =
  'Forms are language:pattern (python:await f($$$)), re:expression, re:/expression/i, type:await-of-non-promise and type:calls-to <symbol>.';

/**
 * Reads a pattern as people write it. Whether its code can be parsed is told by `compilePattern`.
 * @param index position among the audit’s patterns, from 0; gives the id
 * @throws InputError when the form, the language or the rule is unknown
 */
export function parsePattern(text: string, index: number, origin: Pattern['origin']): Pattern {
  const source = text.trim();
  const found = /^([A-Za-z][\w+#-]*):([\s\S]*)$/.exec(source);
  const [, kind = '', rest = ''] = found ?? [];
  const common = { id: `pattern-${index + 1}`, source, origin };
  if (!found) throw new InputError(`pattern "${source}" does not say what it is written in`, FORMS);
  if (rest.trim() === '') throw new InputError(`pattern "${source}" is empty`, FORMS);
  if (kind === 're') return { kind: 'regex', ...common, ...regexParts(rest) };
  if (kind === 'type') return { kind: 'typed', ...common, rule: typedRule(source, rest.trim()) };
  const language = languageNamed(kind);
  if (!language) {
    const names = LANGUAGES.map(({ id }) => id).join(', ');
    throw new InputError(
      `pattern "${source}": "${kind}" is not a language issue-audit knows`,
      `Languages are ${names}. For other files use re:expression.`,
    );
  }
  return { kind: 'structural', ...common, language: language.id, pattern: rest.trim(), replacement: null };
}

function regexParts(text: string): { expression: string; flags: string } {
  const slashes = /^\/(.+)\/([a-z]*)$/s.exec(text);
  return slashes
    ? { expression: slashes[1] ?? '', flags: slashes[2] ?? '' }
    : { expression: text, flags: '' };
}

function typedRule(source: string, text: string): Extract<Pattern, { kind: 'typed' }>['rule'] {
  if (text === 'await-of-non-promise') return { rule: 'await-of-non-promise' };
  const symbol = /^calls-to\s+([\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)?)$/u.exec(text)?.[1];
  if (symbol) return { rule: 'calls-to', symbol };
  throw new InputError(
    `pattern "${source}": "${text}" is not a rule about types`,
    'Rules are type:await-of-non-promise and type:calls-to <symbol>, where the symbol is a name or Class.method.',
  );
}
