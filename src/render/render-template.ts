import type { Audit } from '../domain/audit.js';
import { auditJsonSchema } from './audit-schema.js';
import { checkTemplates, type ParsedTemplate } from './check-templates.js';
import { type CompiledTemplate, compileTemplates } from './compile-templates.js';
import { knownWords } from './known-words.js';
import { packageTemplates } from './load-templates.js';
import { parseTemplate } from './parse-template.js';
import { Prose } from './prose.js';
import { type Shape, shapeOf } from './shapes.js';
import { suggestion, type TemplateProblem, templateError } from './template-problem.js';
import type { TemplateSet, TemplateSource } from './template-source.js';
import { WebLinks } from './web-links.js';

let shape: Shape | null = null;

/** The shape of a template’s context: the audit, as its schema describes it. */
function auditShape(): Shape {
  shape ??= shapeOf(auditJsonSchema());
  return shape;
}

const packageOnes = new Map<string, Promise<CheckedTemplates>>();

/**
 * The package’s own templates, checked and compiled once.
 * @param main file name of the main template: `audit.md.hbs`, `comment.md.hbs`
 */
export function checkedPackageTemplates(main: string): Promise<CheckedTemplates> {
  const known = packageOnes.get(main) ?? packageTemplates(main).then((set) => new CheckedTemplates(set));
  packageOnes.set(main, known);
  return known;
}

/** Templates that were checked; `render` gives the text for an audit. */
export class CheckedTemplates {
  readonly #compiled: CompiledTemplate;

  /**
   * @param set the main template and every partial that there is
   * @param mustBeUsed partials that make no sense unused, such as a user’s own
   * @throws InputError naming file, line and column of every mistake
   */
  constructor(set: TemplateSet, mustBeUsed: readonly TemplateSource[] = []) {
    const partials = new Map<string, ParsedTemplate>();
    for (const [name, source] of set.partials) partials.set(name, parsed(source));
    const main = parsed(set.main);
    const { problems, usedPartials } = checkTemplates(main, partials, auditShape());
    const unused = mustBeUsed.filter((source) => !usedPartials.has(source.name));
    const all = [...problems, ...unused.map((source) => unusedProblem(source, usedPartials))];
    if (all.length > 0) throw templateError(all);
    const used = [...partials].filter(([name]) => usedPartials.has(name));
    this.#compiled = compileTemplates(
      main.program,
      new Map(used.map(([name, partial]) => [name, partial.program])),
    );
  }

  /** @param scale part of every length limit that is granted, from 0 to 1 */
  render(audit: Audit, scale = 1): string {
    const links = new WebLinks(audit.repository);
    const prose = new Prose(knownWords(audit), links);
    return tidy(this.#compiled({ audit, links, prose, scale }));
  }
}

function parsed(source: TemplateSource): ParsedTemplate {
  return { file: source.file, program: parseTemplate(source) };
}

function unusedProblem(source: TemplateSource, used: ReadonlySet<string>): TemplateProblem {
  const near = suggestion(source.name, [...used]);
  return {
    file: source.file,
    line: 1,
    column: 1,
    message: `no template uses the partial \`${source.name}\`${near}`,
  };
}

/** One blank line where templates leave several, none at the beginning, one line end at the end. */
function tidy(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
