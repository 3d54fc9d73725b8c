import type { Audit } from '../domain/audit.js';
import { userTemplates } from './load-templates.js';
import { CheckedTemplates, checkedPackageTemplates } from './render-template.js';

export interface MarkdownOptions {
  /** A Handlebars file in place of `audit.md.hbs`, or a folder of partials in place of the package’s. */
  readonly template?: string;
}

/**
 * The audit as a markdown document. The same audit gives the same bytes; the templates see nothing but the audit.
 * @throws InputError when the user’s template cannot be read or is wrong, naming file, line and column
 */
export async function renderMarkdown(audit: Audit, options: MarkdownOptions = {}): Promise<string> {
  if (options.template === undefined) return (await checkedPackageTemplates('audit.md.hbs')).render(audit);
  const { set, mine } = await userTemplates(options.template, 'markdown');
  return new CheckedTemplates(set, mine).render(audit);
}
