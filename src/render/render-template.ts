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

/** How one text is rendered. */
interface Rendering {
  /** Part of every length limit that is granted, from 0 to 1. */
  readonly scale?: number;
  /** What the template finds beside the audit. */
  readonly beside?: object;
  /** The text will stand under an issue. */
  readonly isQuiet?: boolean;
}

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
 * @param beside shapes of what the template finds beside the audit
 */
export function checkedPackageTemplates(
  main: string,
  beside: Readonly<Record<string, Shape>> = {},
): Promise<CheckedTemplates> {
  const known =
    packageOnes.get(main) ?? packageTemplates(main).then((set) => new CheckedTemplates(set, [], beside));
  packageOnes.set(main, known);
  return known;
}

/** Templates that were checked; `render` gives the text for an audit. */
export class CheckedTemplates {
  readonly #compiled: CompiledTemplate;

  /**
   * @param set the main template and every partial that there is
   * @param mustBeUsed partials that make no sense unused, such as a user’s own
   * @param beside shapes of what a template finds beside the audit
   * @throws InputError naming file, line and column of every mistake
   */
  constructor(
    set: TemplateSet,
    mustBeUsed: readonly TemplateSource[] = [],
    beside: Readonly<Record<string, Shape>> = {},
  ) {
    const partials = new Map<string, ParsedTemplate>();
    for (const [name, source] of set.partials) partials.set(name, parsed(source));
    const main = parsed(set.main);
    const { problems, usedPartials } = checkTemplates(main, partials, shapeWith(beside));
    const unused = mustBeUsed.filter((source) => !usedPartials.has(source.name));
    const all = [...problems, ...unused.map((source) => unusedProblem(source, usedPartials))];
    if (all.length > 0) throw templateError(all);
    const used = [...partials].filter(([name]) => usedPartials.has(name));
    this.#compiled = compileTemplates(
      main.program,
      new Map(used.map(([name, partial]) => [name, partial.program])),
    );
  }

  render(audit: Audit, { scale = 1, beside = {}, isQuiet = false }: Rendering = {}): string {
    const links = new WebLinks(audit.repository);
    const prose = new Prose(knownWords(audit), links);
    return tidy(this.#compiled({ audit, links, prose, scale, isQuiet }, { ...audit, ...beside }));
  }
}

function shapeWith(beside: Readonly<Record<string, Shape>>): Shape {
  const audit = auditShape();
  if (audit.kind !== 'object') return audit;
  return { kind: 'object', fields: new Map([...audit.fields, ...Object.entries(beside)]) };
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
