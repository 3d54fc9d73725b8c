import { describe, expect, it } from 'vitest';
import { buildBoard } from '../../src/analysis/board/build-board.js';
import type { BoardEntry } from '../../src/analysis/board/row-of-audit.js';
import { renderBoardMarkdown } from '../../src/render/board/render-board.js';
import { boardEntry } from '../analysis/board/board-entries.js';

function markdown(entries: readonly BoardEntry[]): Promise<string> {
  const { board } = buildBoard({
    at: '2025-10-06T08:00:00.000Z',
    scope: { since: null, labels: [], milestone: null },
    tool: { name: 'issue-audit', version: '0.1.0' },
    repositories: [
      {
        name: 'example/chat',
        webUrl: null,
        revision: 'f'.repeat(40),
        committedAt: '2025-09-20T10:00:00Z',
        notifications: [],
      },
    ],
    pullRequests: 0,
    problems: [],
    entries,
    runs: [],
  });
  return renderBoardMarkdown(board);
}

describe('the board in markdown', () => {
  it('is a table short enough for a post, however many issues there are', async () => {
    const entries = Array.from({ length: 200 }, (_, i) =>
      boardEntry({ key: String(i + 1), fold: null, action: 'ask', grade: 'claimed', block: 'only-claimed' }),
    );
    const text = await markdown(entries);
    expect(text).toContain('**200 need a decision**; 200 issues in all.');
    expect(text).toContain('and 185 more, on the board');
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text.length).toBeLessThan(8_000);
  });

  it('keeps hostile texts inside their cells, and notifies nobody', async () => {
    const text = '| <img src=x> @ada `x` [a](javascript:x)\n# big';
    const entries = [
      boardEntry({ fold: null, title: text, reason: text, ask: text, url: 'javascript:alert(1)' }),
    ];
    const row = (await markdown(entries)).split('\n').find((line) => line.includes('1184')) ?? '';
    // A cell ends at a pipe that no backslash escapes.
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(row).not.toMatch(/<img|(?<!`)@ada|(?<!\\)\]\(/);
  });
});
