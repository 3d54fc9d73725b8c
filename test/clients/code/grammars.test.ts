import { describe, expect, it } from 'vitest';
import { grammarStates, loadGrammar } from '../../../src/clients/code/grammars.js';
import { LANGUAGES } from '../../../src/languages/languages.js';

const brought = LANGUAGES.filter(({ grammar }) => grammar.from !== 'optional');

describe('grammars', () => {
  it('are there for every language that issue-audit brings', async () => {
    const states = await grammarStates();
    expect(states.map(({ language }) => language)).toEqual(LANGUAGES.map(({ id }) => id));
    for (const { language, state, expected } of states.filter((each) => each.expected))
      expect([language, state, expected]).toEqual([
        language,
        state === 'built-in' ? state : 'installed',
        true,
      ]);
  });

  it.each(brought.map((language) => [language.id, language] as const))(
    '%s knows every syntax kind and frame its file names',
    async (_id, language) => {
      const grammar = await loadGrammar(language);
      const kinds = [
        ...language.comments,
        ...language.strings,
        ...language.codeInStrings,
        ...(language.sequences ?? []),
      ];
      // The grammars of one family share a list: HTML comments are JavaScript’s alone, JSX has none in TypeScript.
      const shared = new Set(['html_comment', 'jsx_text', 'hash_bang_line']);
      const named = kinds.filter((kind) => !shared.has(kind));
      expect(grammar.knownKinds(named)).toEqual(named);
    },
  );
});
