import type { Board } from '../../domain/board.js';
import { packageAsset, packageTemplates } from '../load-templates.js';
import { pageFrame } from '../page/page-frame.js';
import { pageStyles } from '../page/page-style.js';
import { loadCharts } from '../render-html.js';
import { CheckedTemplates } from '../render-template.js';
import { shapeOf } from '../shapes.js';
import { boardViewJsonSchema } from './board-schema.js';
import { viewOfBoard } from './board-view.js';

async function templatesOf(main: string): Promise<CheckedTemplates> {
  return new CheckedTemplates(await packageTemplates(main), [], {}, shapeOf(boardViewJsonSchema()));
}

/**
 * The board as a page: one file that loads nothing, works from disk and without its script, and links to the pages of issues
 * beside it. The same board gives the same bytes.
 * @param options.theme a CSS file of the user, put after the package’s style
 */
export async function renderBoard(board: Board, options: { theme?: string } = {}): Promise<string> {
  const view = viewOfBoard(board);
  const { number } = view.decisions;
  const templates = await templatesOf('board.html.hbs');
  return pageFrame({
    title: `Board of ${view.name}: ${number} ${number === 1 ? 'needs' : 'need'} a decision`,
    description: '',
    styles: await pageStyles(['board.css'], options.theme ?? null),
    scripts: await Promise.all(['page.js', 'board.js'].map(packageAsset)),
    body: templates.renderContext(view, { charts: await loadCharts() }),
  });
}

/**
 * The board as a table in markdown, short enough for a weekly post.
 * @param isQuiet it will stand under an issue: no links that would be written into other issues’ histories
 */
export async function renderBoardMarkdown(board: Board, isQuiet = false): Promise<string> {
  return (await templatesOf('board.md.hbs')).renderContext(viewOfBoard(board), { isQuiet });
}
