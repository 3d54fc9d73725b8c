import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBoard } from '../../src/analysis/board/build-board.js';
import { answerDraft } from '../../src/audit/respond/answers.js';
import type { Claim, DocumentCheck } from '../../src/domain/claim.js';
import { renderBoardMarkdown } from '../../src/render/board/render-board.js';
import { renderCheckMarkdown } from '../../src/render/check-markdown.js';
import { boardEntry } from '../analysis/board/board-entries.js';
import { hostileText } from './hostile-text.js';
import { addressesOf, plainTextOf, structureOf, tableWidths } from './parse-markdown.js';

/** The check of a document, with one text wherever something foreign can stand. */
function check(text: string): string {
  const common: Omit<Claim, 'verdict' | 'approximate'> = {
    line: 1,
    text,
    kind: 'count',
    statement: text,
    measured: text,
    scope: text,
    command: text,
    trueUntil: null,
    searched: null,
    otherLines: [],
    correction: null,
    needs: null,
  };
  const trueUntil = { commit: 'a'.repeat(40), date: '2025-09-01', subject: text };
  const checked: DocumentCheck = {
    schemaVersion: '1.0',
    tool: { name: 'issue-audit', version: '0.1.0' },
    document: { name: text, lines: 9 },
    repository: 'example/chat',
    revision: 'f'.repeat(40),
    committedAt: '2025-09-20T10:00:00Z',
    summary: { total: 3, verified: 1, approximate: 0, refuted: 1, onceTrue: 1, notCheckable: 1 },
    claims: [
      { ...common, verdict: 'verified', approximate: false },
      { ...common, verdict: 'refuted', approximate: false, correction: text, trueUntil },
      { ...common, verdict: 'not checkable', approximate: false, measured: null, needs: text },
    ],
    notifications: [{ code: 'x', message: text, weakens: text, remedy: text }],
  };
  return renderCheckMarkdown(checked);
}

function board(text: string): Promise<string> {
  const entries = [
    boardEntry({ fold: null, title: text, reason: text, ask: text }),
    boardEntry({
      fold: null,
      title: text,
      reason: text,
      ask: text,
      key: '7',
      action: 'ask',
      block: 'only-claimed',
    }),
  ];
  const repository = {
    name: 'example/chat',
    webUrl: null,
    revision: 'f'.repeat(40),
    committedAt: '2025-09-20T10:00:00Z',
    notifications: [{ code: 'x', message: text, weakens: text, remedy: text }],
  };
  const { board: built } = buildBoard({
    at: '2025-10-06T08:00:00.000Z',
    scope: { since: null, labels: [text], milestone: text },
    tool: { name: 'issue-audit', version: '0.1.0' },
    repositories: [repository],
    pullRequests: 0,
    problems: [{ where: text, message: text }],
    entries,
    runs: [],
  });
  return renderBoardMarkdown(built);
}

const answer = (text: string) =>
  answerDraft({ kind: 'failed', message: text }, '7', 1, null).write({
    previous: null,
    changes: [],
  } as never);

const PARTS: readonly (readonly [string, (text: string) => string | Promise<string>])[] = [
  ['the check of a document', check],
  ['the table of a board', board],
  ['the answer to a question', answer],
];

describe.each(PARTS)('%s', (_, render) => {
  it('keeps its form with any text of strangers, notifies nobody and links nowhere', async () => {
    const plain = await render('one');
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const hostile = await render(text);
        const [expected, found] = [structureOf(plain), structureOf(hostile)];
        // Paragraphs of stated texts are kept.
        expect({ ...found, paragraph: 0 }).toEqual({ ...expected, paragraph: 0 });
        expect(tableWidths(hostile)).toEqual(tableWidths(plain));
        expect(addressesOf(hostile)).toEqual(addressesOf(plain));
        for (const words of plainTextOf(hostile)) expect(words).not.toMatch(/@|:\/\/|www\.|\bgh-\d/i);
      }),
      { numRuns: 25 },
    );
  });
});
