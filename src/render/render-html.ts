import type { Audit } from '../domain/audit.js';
import { issueName } from '../domain/issue.js';
import type { Charts } from './functions/template-function.js';
import { packageAsset, userTemplates } from './load-templates.js';
import { pageFrame } from './page/page-frame.js';
import { pageStyles } from './page/page-style.js';
import { CheckedTemplates, checkedPackageTemplates } from './render-template.js';

export interface HtmlOptions {
  /** A Handlebars file (`*.html.hbs`) in place of `audit.html.hbs`, or a folder of partials in place of the package’s. */
  readonly template?: string;
  /** A CSS file of the user, put after the package’s style. */
  readonly theme?: string;
}

/**
 * The audit as a page: one file that loads nothing, works from disk, without its script, and printed. The same audit gives
 * the same bytes.
 * @throws InputError when the user’s template or theme cannot be read or is wrong
 */
export async function renderHtml(audit: Audit, options: HtmlOptions = {}): Promise<string> {
  const templates = await templatesFor(options.template);
  const body = templates.render(audit, { charts: await loadCharts() });
  const title = audit.issue.title === null ? '' : ` ${audit.issue.title}`;
  return pageFrame({
    title: `${issueName(audit.issue)}${title}: ${audit.verdict.status.replaceAll('_', ' ').toLowerCase()}`,
    description: audit.summary,
    styles: await pageStyles(['audit.css'], options.theme ?? null),
    scripts: [await packageAsset('page.js')],
    body,
  });
}

async function templatesFor(template: string | undefined): Promise<CheckedTemplates> {
  if (template === undefined) return checkedPackageTemplates('audit.html.hbs');
  const { set, mine } = await userTemplates(template, 'html');
  return new CheckedTemplates(set, mine);
}

/** The drawing library takes a while to load; documents without charts do without. */
export async function loadCharts(): Promise<Charts> {
  const { ledgerChart } = await import('./charts/ledger-chart.js');
  const { trendChart } = await import('./charts/trend-chart.js');
  return { ledger: ledgerChart, trend: trendChart };
}
