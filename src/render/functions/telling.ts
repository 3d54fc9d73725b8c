import { z } from 'zod';
import { type Evidence, EvidenceSchema } from '../../domain/evidence.js';
import type { Grade } from '../../domain/grade.js';
import type { Ledger } from '../../domain/ledger.js';
import type { Occurrence } from '../../domain/pattern.js';
import type { Status } from '../../domain/verdict.js';
import { FolderSchema, folders } from '../folders.js';
import { LedgerMarkSchema, ledgerMarks } from '../ledger-story.js';
import { Markup } from '../markup.js';
import { MilestoneSchema, milestones as milestonesOf } from '../milestones.js';
import { elementOf, fieldOf, type JsonSchema, MARKUP, type Shape, shapeOf, TEXT } from '../shapes.js';
import { statusTone } from '../status-paint.js';
import { addressOf } from './evidence-address.js';
import { asList, asText, CallProblem, limitOf, type TemplateFunction } from './template-function.js';

function listOf(schema: z.ZodType): Shape {
  return { kind: 'list', of: shapeOf(z.toJSONSchema(schema) as JsonSchema) };
}

const milestones: TemplateFunction = {
  name: 'milestones',
  usage: 'milestones audit',
  meaning:
    'The moments of an issue, oldest first: introduced, reported, claimed, fixed, taken back, released, closed; those not known last.',
  arity: [1, 1],
  result: () => listOf(MilestoneSchema),
  call: ({ audit }) => (audit === null ? [] : milestonesOf(audit)),
};

const marks: TemplateFunction = {
  name: 'ledgerMarks',
  usage: 'ledgerMarks ledger',
  meaning: 'The commits that are marked by a number on the chart of a ledger.',
  arity: [1, 1],
  result: ([ledger]) =>
    ledger === undefined || fieldOf(ledger.shape, 'largestRemovals') === null
      ? new CallProblem('its argument is no ledger')
      : listOf(LedgerMarkSchema),
  call: ({ audit }, [ledger]) => (audit === null ? [] : ledgerMarks(audit, ledger as Ledger)),
};

const chart: TemplateFunction = {
  name: 'ledgerChart',
  usage: 'ledgerChart ledger',
  meaning:
    'The chart of a ledger, in a wide and a narrow drawing; nothing in markdown, and where no commit changed the count.',
  arity: [1, 1],
  result: ([ledger]) =>
    ledger === undefined || fieldOf(ledger.shape, 'largestRemovals') === null
      ? new CallProblem('its argument is no ledger')
      : MARKUP,
  call: ({ audit, charts }, [ledger]) =>
    audit === null || charts === null ? new Markup('') : charts.ledger(audit, ledger as Ledger),
};

const byFolder: TemplateFunction = {
  name: 'byFolder',
  usage: 'byFolder occurrences most',
  meaning:
    'Occurrences counted by folder, most first; small folders are joined with their parents until at most so many are left.',
  arity: [2, 2],
  result: ([list]) => {
    const item = list === undefined ? null : elementOf(list.shape);
    return item === null || fieldOf(item, 'class') === null
      ? new CallProblem('its first argument is no list of occurrences')
      : listOf(FolderSchema);
  },
  call: (context, [list, most]) => folders(asList(list) as Occurrence[], limitOf(context, most, 12)),
};

const evidenceItems: TemplateFunction = {
  name: 'evidenceItems',
  usage: 'evidenceItems ids',
  meaning: 'The evidence of an id or of several, in their order.',
  arity: [1, 1],
  result: () => listOf(EvidenceSchema),
  call: ({ audit }, [ids]) => {
    const items = new Map(audit?.evidence.map((item) => [item.id, item]));
    return [...new Set([ids].flat())].flatMap((id) => items.get(asText(id)) ?? []);
  },
};

const permalink: TemplateFunction = {
  name: 'permalink',
  usage: 'permalink evidence',
  meaning:
    'The id of an evidence item, linked to the commit or place it is about, where that has an address.',
  arity: [1, 1],
  result: ([item]) =>
    item === undefined || fieldOf(item.shape, 'provenance') === null
      ? new CallProblem('its argument is no evidence')
      : MARKUP,
  call: (context, [item]) => {
    const { dialect } = context;
    const evidence = item as Evidence;
    return dialect.link(dialect.code(evidence.id), addressOf(context, evidence));
  },
};

const tone: TemplateFunction = {
  name: 'tone',
  usage: 'tone status grade',
  meaning:
    'How a status at a grade is to be taken: `good`, `warn`, `bad` or `idle`; "resolved" that is only claimed is never `good`.',
  arity: [2, 2],
  result: () => TEXT,
  call: (_, [status, grade]) => statusTone(asText(status) as Status, asText(grade) as Grade),
};

/** Functions that put together what pages tell in pictures and in order. */
export const TELLING: readonly TemplateFunction[] = [
  milestones,
  marks,
  chart,
  byFolder,
  evidenceItems,
  permalink,
  tone,
];
