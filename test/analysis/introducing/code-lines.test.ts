import { describe, expect, it } from 'vitest';
import { findCodeLines } from '../../../src/analysis/introducing/code-lines.js';

/** The lines that hold code, joined. */
function codeOf(path: string, text: string): string {
  const lines = text.split('\n');
  const isCode = findCodeLines(path, lines);
  return lines.filter((_, i) => isCode[i]).join('|');
}

describe('lines with code', () => {
  it('are those of C that are not blank or comment', () => {
    const text = '/* a\n b(); */ c();\n// d();\n\n  e(); // f\n"/*";\n*/g();\n#include <h>';
    expect(codeOf('x.c', text)).toBe(' b(); */ c();|  e(); // f|"/*";|*/g();|#include <h>');
  });

  it('tell comments from what looks like them in strings, templates and regular expressions', () => {
    const text = "const a = 'http://b';\nconst c = /\\/*[/]*/;\nconst d = `\n// e\n`;\n// f\nx = y / z; // g";
    expect(codeOf('x.ts', text)).toBe(
      "const a = 'http://b';|const c = /\\/*[/]*/;|const d = `|// e|`;|x = y / z; // g",
    );
  });

  it('leave out Python’s documentation, but not other long strings', () => {
    const text =
      'def f():\n    """Say.\n\n    more\n    """\n    x = """\n# text\n"""\n    # no\n    r"""raw"""\n    y = 1';
    expect(codeOf('x.py', text)).toBe('def f():|    x = """|# text|"""|    y = 1');
  });

  it('know PHP attributes, Ruby blocks, Lua blocks and markup', () => {
    expect(codeOf('x.php', '# no\n#[Yes]\n$a = 1;')).toBe('#[Yes]|$a = 1;');
    expect(codeOf('x.rb', '=begin\nno\n=end\nyes')).toBe('yes');
    expect(codeOf('x.lua', '--[[ no\nno ]]\n-- no\nyes()')).toBe('yes()');
    expect(codeOf('x.html', '<!-- no\nno -->\n<p>')).toBe('<p>');
  });

  it('are all that are not blank where the language is not known', () => {
    expect(codeOf('x.unknown', '// a\n\n# b')).toBe('// a|# b');
  });

  it('reads a line of a megabyte without end', () => {
    const lines = ["\\'", 'a/', "'/"].map((part) => part.repeat(500_000));
    expect(findCodeLines('bundle.js', lines)).toEqual([true, true, true]);
  });
});
