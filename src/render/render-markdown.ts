import type { Audit } from '../domain/audit.js';
import { packageTemplates, userTemplates } from './load-templates.js';
import { CheckedTemplates } from './render-template.js';

export interface MarkdownOptions {
  /** A Handlebars file in place of `audit.md.hbs`, or a folder of partials in place of the package’s. */
  readonly template?: string;
}

/**
 * The audit as a markdown document. The same audit gives the same bytes; the templates see nothing but the audit.
 * @throws InputError when the user’s template cannot be read or is wrong, naming file, line and column
 */
export async function renderMarkdown(audit: Audit, options: MarkdownOptions = {}): Promise<string> {
  const own = await packageTemplates('audit.md.hbs');
  if (options.template === undefined) return new CheckedTemplates(own).render(audit);
  const set = await userTemplates(options.template);
  const mine = [...set.partials.values()].filter(
    (source) => own.partials.get(source.name)?.file !== source.file,
  );
  return new CheckedTemplates(set, mine).render(audit);
}
