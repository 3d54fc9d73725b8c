import { PROBES } from '../analysis/probes.js';
import { VERDICT_RULES } from '../analysis/verdict-rules.js';
import { GradeSchema } from '../domain/grade.js';
import { StatusSchema, VERDICT_SENTENCES } from '../domain/verdict.js';
import { docsTable } from './docs-table.js';

/** `docs/verdict-rules.md`: the rules, the questions they rest on and the words they speak, printed from the code. */
export function verdictDocs(): string {
  const code = (text: string) => `\`${text}\``;
  const rules = VERDICT_RULES.map((row) => [
    String(row.rule),
    code(row.reasonCode),
    row.status,
    row.grade,
    row.basis.map(code).join(', '),
  ]);
  const probes = PROBES.map((probe) => [code(probe.name), probe.question]);
  const words = StatusSchema.options.flatMap((status) =>
    GradeSchema.options.map((grade) => [status, grade, VERDICT_SENTENCES[status][grade]]),
  );
  return [
    '# How a status is decided',
    '',
    'Printed from the code by `npm run docs`; do not edit.',
    '',
    'Rules are tried from top to bottom; the first that holds decides. They see only the ancestors of the audited revision,',
    'except those about a fix elsewhere (5) and about a part that comes later (6). A pattern decides only when a person gave',
    'or confirmed it; what an inferred pattern finds is listed and decides nothing. Without a pattern, what remains is "not',
    'measured", never zero. Only tests that are declared for the issue or named after it can move a status.',
    '',
    '## The rules',
    '',
    docsTable(['Rule', 'Reason code', 'Status', 'Grade', 'Rests on'], rules),
    '',
    '## The questions',
    '',
    'Each is answered `yes`, `no`, `unknown` (could not look), `notApplicable` or `error`, with a sentence and its evidence.',
    '',
    docsTable(['Probe', 'Question'], probes),
    '',
    '## The words',
    '',
    docsTable(['Status', 'Grade', 'In plain words'], words),
    '',
  ].join('\n');
}
