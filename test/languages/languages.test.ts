import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageNamed, languageOfPath } from '../../src/languages/languages.js';

describe('the list of languages', () => {
  it('holds every file of known/', () => {
    const files = readdirSync(new URL('../../src/languages/known/', import.meta.url)).map((f) =>
      f.replace(/\.ts$/, ''),
    );
    expect(LANGUAGES.map((language) => language.id).sort()).toEqual(files.sort());
  });

  it('gives no name and no extension to two languages', () => {
    const names = LANGUAGES.flatMap((language) => [language.id, ...language.aliases]);
    const extensions = LANGUAGES.flatMap((language) => language.extensions);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(extensions).size).toBe(extensions.length);
  });

  it('names existing languages in alsoReads', () => {
    for (const { as } of LANGUAGES.flatMap((language) => language.alsoReads))
      expect(languageNamed(as)?.id).toBe(as);
  });

  it('finds a language by alias and by path', () => {
    expect(languageNamed('Py')?.id).toBe('python');
    expect(languageNamed('cobol')).toBeUndefined();
    expect(languageOfPath('a/B.MJS')?.id).toBe('javascript');
    expect(languageOfPath('a.py/Makefile')).toBeUndefined();
  });
});
