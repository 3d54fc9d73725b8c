import { z } from 'zod';
import { type Claim, ClaimSchema, type DocumentCheck, DocumentCheckSchema } from '../domain/claim.js';
import { summaryText } from './check-terminal.js';
import { packageAsset, packageTemplates } from './load-templates.js';
import { pageFrame } from './page/page-frame.js';
import { pageStyles } from './page/page-style.js';
import { CheckedTemplates } from './render-template.js';
import { type JsonSchema, shapeOf } from './shapes.js';

const ShownClaimSchema = ClaimSchema.extend({
  isRefuted: z.boolean(),
  isVerified: z.boolean(),
});
const PageSchema = DocumentCheckSchema.omit({ claims: true }).extend({
  summaryText: z.string(),
  refuted: z.array(ShownClaimSchema),
  lines: z.array(
    z.object({ line: z.number(), texts: z.array(z.string()), claims: z.array(ShownClaimSchema) }),
  ),
});

/**
 * The checks of a document as a page: one file that loads nothing, in the frame and style of the audit’s page. What is refuted
 * stands at its top and open, what is verified is folded.
 */
export async function renderCheckHtml({ claims, ...check }: DocumentCheck): Promise<string> {
  const schema = z.toJSONSchema(PageSchema, { io: 'input' }) as JsonSchema;
  const templates = new CheckedTemplates(await packageTemplates('check.html.hbs'), [], {}, shapeOf(schema));
  const shown = claims.map((claim) => ({
    ...claim,
    isRefuted: claim.verdict === 'refuted',
    isVerified: claim.verdict === 'verified',
  }));
  const body = {
    ...check,
    summaryText: summaryText(check),
    refuted: shown.filter(({ isRefuted }) => isRefuted),
    lines: byLine(shown),
  };
  return pageFrame({
    title: `${check.document.name}: what is true`,
    description: summaryText(check),
    styles: await pageStyles(['audit.css'], null),
    scripts: [await packageAsset('page.js')],
    body: templates.renderContext(body),
  });
}

/** What each line says, its sentences once, and the statements in it. */
function byLine<T extends Claim>(claims: readonly T[]): { line: number; texts: string[]; claims: T[] }[] {
  const lines = new Map<number, T[]>();
  for (const claim of claims) {
    const before = lines.get(claim.line);
    if (before) before.push(claim);
    else lines.set(claim.line, [claim]);
  }
  return [...lines].map(([line, own]) => ({
    line,
    texts: [...new Set(own.map(({ text }) => text))],
    claims: own,
  }));
}
