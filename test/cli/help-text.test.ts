import { describe, expect, it } from 'vitest';
import { addOptions, bareParser } from '../../src/cli/bare-parser.js';
import { COMMANDS, DEFAULT_COMMAND } from '../../src/cli/commands.js';
import { helpText } from '../../src/cli/help-text.js';
import { GLOBAL_OPTIONS } from '../../src/cli/shared-options.js';
import { rightAligned, wrapped } from '../../src/cli/text-columns.js';

describe('helpText', () => {
  it.each([DEFAULT_COMMAND, ...COMMANDS])('of $name shows options as yargs does', async (entry) => {
    const command = await entry.load();
    const parser = addOptions(bareParser([]), { ...command.options, ...GLOBAL_OPTIONS });
    const options = await parser.wrap(100).getHelp();
    expect(helpText(entry, command, 100)).toContain(options.trim());
  });

  it.each([40, 60, 80])('keeps to a width of %i', async (columns) => {
    for (const entry of [DEFAULT_COMMAND, ...COMMANDS]) {
      const lines = helpText(entry, await entry.load(), columns).split('\n');
      expect(lines.filter((line) => line.length > columns || line !== line.trimEnd())).toEqual([]);
    }
  });
});

describe('wrapped', () => {
  it('breaks between words, keeps the margin, and breaks a word that is too long', () => {
    expect(wrapped('  one two three', 9)).toEqual(['  one two', 'three']);
    expect(wrapped('a abcdefghij b', 4)).toEqual(['a', 'abcd', 'efgh', 'ij b']);
    expect(wrapped('', 4)).toEqual(['']);
  });
});

describe('rightAligned', () => {
  it('needs a space before what it puts at the edge', () => {
    expect(rightAligned(['abc'], '[x]', 7)).toEqual(['abc [x]']);
    expect(rightAligned(['abcd'], '[x]', 7)).toEqual(['abcd', '    [x]']);
  });
});
