import type { Sentence } from '../../extract/markdown/document.js';
import type { ScopedCount } from './counting.js';

/** The scopes that the sentence allows: what it names, or every plain one. */
export function scopesAllowed(
  readings: readonly ScopedCount[],
  sentence: Sentence,
  between: readonly string[],
  folder: string | null,
): ScopedCount[] {
  const text = sentence.text.slice(0, 600).toLowerCase();
  const isTest = between.includes('test') || /\b(?:in|by|of) (?:the )?tests?\b/.test(text);
  const isProduction = between.includes('production') || /\bproduction (?:code|files?)\b/.test(text);
  const wanted = readings.filter(({ scope }) => {
    if (folder !== null) return scope.includes(`below ${folder}/`);
    if (isTest) return scope === 'code of tests' || scope === 'code, tests included';
    return isProduction ? scope.includes('without tests') : true;
  });
  const sorted = isTest ? [...wanted].sort((a) => (a.scope === 'code of tests' ? -1 : 1)) : wanted;
  return sorted.length > 0 ? sorted : [...readings];
}
