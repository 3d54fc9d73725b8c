import { z } from 'zod';
import {
  type Board,
  BoardBlockSchema,
  type BoardRow,
  BoardRowSchema,
  BoardSchema,
  FoldSchema,
} from '../../domain/board.js';
import { DecisionSchema } from '../../domain/verdict.js';
import { BLOCK_WORDS, FOLD_WORDS } from './block-words.js';

const ActionSchema = DecisionSchema.shape.action;

/** The board as its templates see it: the rows sorted into what needs a decision, and into blocks. */
export const BoardViewSchema = BoardSchema.extend({
  name: z.string().describe('the repositories, in words for a heading'),
  decisions: z
    .object({
      changed: z.array(BoardRowSchema).describe('what is new or different since the last run'),
      others: z
        .array(
          z.object({
            action: ActionSchema.describe('what to do'),
            rows: z.array(BoardRowSchema).describe('those that did not change'),
          }),
        )
        .describe('the rest by decision, the most urgent first'),
      folded: z
        .array(
          z.object({
            fold: FoldSchema.describe('the common reason'),
            title: z.string().describe('the reason in words'),
            remedy: z.string().describe('what would let them be decided one by one'),
            rows: z.array(BoardRowSchema).describe('changed or not'),
          }),
        )
        .describe('what has to be looked into before it can be decided, by common reason'),
      count: z.number().int().describe('decisions that are not folded'),
    })
    .describe('what needs a decision'),
  blocks: z
    .array(
      z.object({
        block: BoardBlockSchema.describe('which block'),
        title: z.string().describe('its heading'),
        what: z.string().describe('what stands in it, in a sentence'),
        rows: z.array(BoardRowSchema).describe('what changed first, then what was worked on last'),
      }),
    )
    .describe('the blocks in their order, those without issues too'),
  labels: z.array(z.string()).describe('every label of its issues, sorted; foreign text, not escaped'),
  fromHistory: z.number().int().describe('how many issues were told from commits alone'),
});
export type BoardView = z.infer<typeof BoardViewSchema>;

/** The order in which decisions are shown. */
const URGENCY = ['re-open', 'keep open', 'release', 'close', 'ask', 'keep closed'] as const;

/** Sorts the rows of a board into what its pages show. */
export function viewOfBoard(board: Board): BoardView {
  const { rows } = board;
  const open = rows.filter((row) => row.needsDecision && row.fold === null);
  const changed = open.filter((row) => row.change !== null);
  const others = open.filter((row) => row.change === null);
  return {
    ...board,
    name: nameOf(board),
    decisions: {
      changed: [...changed].sort((a, b) => urgency(a) - urgency(b)),
      others: URGENCY.map((action) => ({
        action,
        rows: others.filter((row) => row.action === action),
      })).filter((group) => group.rows.length > 0),
      folded: FoldSchema.options
        .map((fold) => ({ fold, ...FOLD_WORDS[fold], rows: rows.filter((row) => row.fold === fold) }))
        .filter((group) => group.rows.length > 0),
      count: open.length,
    },
    blocks: BoardBlockSchema.options.map((block) => ({
      block,
      ...BLOCK_WORDS[block],
      rows: rows.filter((row) => row.block === block),
    })),
    labels: [...new Set(rows.flatMap((row) => row.labels))].sort(),
    fromHistory: rows.filter((row) => row.looked === 'history').length,
  };
}

function urgency({ action }: BoardRow): number {
  return URGENCY.indexOf(action);
}

function nameOf({ repositories }: Board): string {
  const names = repositories.map(({ name }) => name).filter((name) => name !== null);
  if (names.length === 0) return 'this repository';
  return names.length <= 3 ? names.join(', ') : `${names.length} repositories`;
}
