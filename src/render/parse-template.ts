import Handlebars from 'handlebars';
import { templateError } from './template-problem.js';
import type { TemplateSource } from './template-source.js';

/**
 * Reads a template’s syntax tree.
 * @throws InputError with file, line and column when it cannot be read
 */
export function parseTemplate(source: TemplateSource): hbs.AST.Program {
  try {
    return Handlebars.parse(source.text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw templateError([{ file: source.file, ...placeOf(error) }]);
  }
}

/** Handlebars tells the place in two ways: as fields of its own errors, and as a drawing in those of its grammar. */
function placeOf(error: Error): { line: number; column: number; message: string } {
  const drawn = /^Parse error on line (\d+):\n[^\n]*\n(-*)\^\n([^\n]*)/.exec(error.message);
  if (drawn) {
    const got = /got '([^']+)'/.exec(drawn[3] ?? '')?.[1] ?? 'something else';
    const what =
      got === 'EOF' ? 'the template ends too early: a block or a `{{` is not closed' : `unexpected ${got}`;
    // The drawing shows the end of what was read, with at most twenty characters before it; the line is what is sure.
    return { line: Number(drawn[1]), column: 1, message: `not a Handlebars template: ${what}` };
  }
  const line = Number('lineNumber' in error ? error.lineNumber : 1) || 1;
  const column = (Number('column' in error ? error.column : 0) || 0) + 1;
  return { line, column, message: error.message.replace(/ - \d+:\d+$/, '') };
}
