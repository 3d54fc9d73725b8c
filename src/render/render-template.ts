import type { Audit } from '../domain/audit.js';
import { auditJsonSchema } from './audit-schema.js';
import { checkTemplates, type ParsedTemplate } from './check-templates.js';
import { type CompiledTemplate, compileTemplates } from './compile-templates.js';
import type { Charts } from './functions/template-function.js';
import { HTML } from './html-dialect.js';
import { htmlPlaces } from './html-places.js';
import { knownWords } from './known-words.js';
import { packageTemplates } from './load-templates.js';
import { MARKDOWN } from './markdown-dialect.js';
import type { Dialect } from './markup.js';
import { parseTemplate } from './parse-template.js';
import { Prose } from './prose.js';
import { type Shape, shapeOf } from './shapes.js';
import { suggestion, type TemplateProblem, templateError } from './template-problem.js';
import type { TemplateSet, TemplateSource } from './template-source.js';
import { WebLinks } from './web-links.js';

/** How one text is rendered. */
export interface Rendering {
  /** Part of every length limit that is granted, from 0 to 1. */
  readonly scale?: number;
  /** What the template finds beside the audit. */
  readonly beside?: object;
  /** The text will stand under an issue. */
  readonly isQuiet?: boolean;
  /** Draws the charts of an HTML document. */
  readonly charts?: Charts | null;
}

let shape: Shape | null = null;

/** The shape of a template’s context: the audit, as its schema describes it. */
function auditShape(): Shape {
  shape ??= shapeOf(auditJsonSchema());
  return shape;
}

const packageOnes = new Map<string, Promise<CheckedTemplates>>();

/**
 * The package’s own templates for an audit, checked and compiled once.
 * @param main file name of the main template: `audit.md.hbs`, `comment.md.hbs`, `audit.html.hbs`
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
  readonly #dialect: Dialect;

  /**
   * @param set the main template and every partial that there is; a set is HTML when its main template says so
   * @param mustBeUsed partials that make no sense unused, such as a user’s own
   * @param beside shapes of what a template finds beside the audit
   * @param root the shape of the context, when it is not that of an audit
   * @throws InputError naming file, line and column of every mistake
   */
  constructor(
    set: TemplateSet,
    mustBeUsed: readonly TemplateSource[] = [],
    beside: Readonly<Record<string, Shape>> = {},
    root: Shape = auditShape(),
  ) {
    this.#dialect = set.kind === 'html' ? HTML : MARKDOWN;
    const partials = new Map<string, ParsedTemplate>();
    for (const [name, source] of set.partials) partials.set(name, this.#parsed(source));
    const main = this.#parsed(set.main);
    const { problems, usedPartials } = checkTemplates(main, partials, shapeWith(root, beside));
    const used = [...partials].filter(([name]) => usedPartials.has(name));
    const unused = mustBeUsed.filter((source) => !usedPartials.has(source.name));
    const all = [
      ...problems,
      ...[main, ...used.map(([, partial]) => partial)].flatMap(
        (template) => this.#misplaced.get(template.file) ?? [],
      ),
      ...unused.map((source) => unusedProblem(source, usedPartials)),
    ];
    if (all.length > 0) throw templateError(all);
    this.#compiled = compileTemplates(main, new Map(used));
  }

  readonly #misplaced = new Map<string, readonly TemplateProblem[]>();

  #parsed(source: TemplateSource): ParsedTemplate {
    const program = parseTemplate(source);
    if (this.#dialect !== HTML) return { file: source.file, program, places: null };
    const { places, problems } = htmlPlaces(source.file, program);
    this.#misplaced.set(source.file, problems);
    return { file: source.file, program, places };
  }

  /** The document for an audit, which is the context of its templates. */
  render(audit: Audit, options: Rendering = {}): string {
    return this.#render(audit, audit, options);
  }

  /** The document for a context of another kind, about no audit: nothing in its texts is known to be a path or a commit. */
  renderContext(root: object, options: Rendering = {}): string {
    return this.#render(root, null, options);
  }

  #render(root: object, audit: Audit | null, options: Rendering): string {
    const { scale = 1, beside = {}, isQuiet = false, charts = null } = options;
    const dialect = this.#dialect;
    const links = new WebLinks(audit?.repository ?? { name: null, webUrl: null });
    const known = audit === null ? { hashes: [], words: new Set<string>(), phrases: [] } : knownWords(audit);
    const prose = new Prose(known, links, dialect);
    const context = { audit, links, prose, dialect, scale, isQuiet, charts };
    return dialect.tidy(this.#compiled(context, { ...root, ...beside }));
  }
}

function shapeWith(root: Shape, beside: Readonly<Record<string, Shape>>): Shape {
  if (root.kind !== 'object') return root;
  return { kind: 'object', fields: new Map([...root.fields, ...Object.entries(beside)]) };
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
