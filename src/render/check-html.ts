import { z } from 'zod';
import { type DocumentCheck, DocumentCheckSchema } from '../domain/claim.js';
import { summaryText } from './check-terminal.js';
import { packageAsset, packageTemplates } from './load-templates.js';
import { pageFrame } from './page/page-frame.js';
import { pageStyles } from './page/page-style.js';
import { CheckedTemplates } from './render-template.js';
import { type JsonSchema, shapeOf } from './shapes.js';

const PageSchema = DocumentCheckSchema.extend({ summaryText: z.string() });

/** The checks of a document as a page: one file that loads nothing, in the frame and style of the audit’s page. */
export async function renderCheckHtml(check: DocumentCheck): Promise<string> {
  const schema = z.toJSONSchema(PageSchema, { io: 'input' }) as JsonSchema;
  const templates = new CheckedTemplates(await packageTemplates('check.html.hbs'), [], {}, shapeOf(schema));
  return pageFrame({
    title: `${check.document.name}: what is true`,
    description: summaryText(check),
    styles: await pageStyles(['audit.css'], null),
    scripts: [await packageAsset('page.js')],
    body: templates.renderContext({ ...check, summaryText: summaryText(check) }),
  });
}
