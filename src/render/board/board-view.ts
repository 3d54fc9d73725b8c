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
const number = () => z.number().int().describe('how many rows');
const ToneSchema = z.enum(['good', 'warn', 'bad', 'idle']);

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
            number: number(),
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
            number: number(),
            rows: z.array(BoardRowSchema).describe('changed or not'),
          }),
        )
        .describe('what has to be looked into before it can be decided, by common reason'),
      changedCount: z.number().int().describe('how many are new or different'),
      number: z.number().int().describe('decisions that are not folded'),
      top: z.array(BoardRowSchema).describe('these decisions in one list, what changed first'),
    })
    .describe('what needs a decision'),
  blocks: z
    .array(
      z.object({
        block: BoardBlockSchema.describe('which block'),
        title: z.string().describe('its heading'),
        what: z.string().describe('what stands in it, in a sentence'),
        tone: ToneSchema.describe('how it is to be taken'),
        number: number(),
        share: z
          .object({
            from: z.number().describe('thousandths of all issues in the blocks before'),
            size: z.number().describe('thousandths of all issues that are in it'),
          })
          .describe('its part of all issues'),
        rows: z.array(BoardRowSchema).describe('what changed first, then what was worked on last'),
      }),
    )
    .describe('the blocks in their order, those without issues too'),
  labels: z.array(z.string()).describe('every label of its issues, sorted; foreign text, not escaped'),
  notes: z.number().int().describe('how many things could not be looked at, over all repositories'),
  fromHistory: z.number().int().describe('how many issues were told from commits alone'),
});
export type BoardView = z.infer<typeof BoardViewSchema>;

/** The order in which decisions are shown. */
const URGENCY = ['re-open', 'keep open', 'release', 'close', 'ask', 'keep closed'] as const;

/** Sorts the rows of a board into what its pages show. */
export function viewOfBoard(board: Board): BoardView {
  const { rows, repositories } = board;
  const open = rows.filter((row) => row.needsDecision && row.fold === null);
  const changed = open.filter((row) => row.change !== null).sort((a, b) => urgency(a) - urgency(b));
  const others = groupsOf(
    URGENCY,
    'action',
    open.filter((row) => row.change === null),
  );
  const folded = groupsOf(FoldSchema.options, 'fold', rows);
  return {
    ...board,
    name: nameOf(board),
    decisions: {
      changed,
      changedCount: changed.length,
      others,
      folded: folded.map((group) => ({ ...group, ...FOLD_WORDS[group.fold] })),
      number: open.length,
      top: [...changed, ...others.flatMap((group) => group.rows)],
    },
    blocks: blocksOf(rows),
    labels: [...new Set(rows.flatMap((row) => row.labels))].sort(),
    notes: repositories.reduce((sum, { notifications }) => sum + notifications.length, 0),
    fromHistory: rows.filter((row) => row.looked === 'history').length,
  };
}

/** Rows by the value of a field, in the order of its values; none for values that no row has. */
function groupsOf<K extends 'action' | 'fold', V extends NonNullable<BoardRow[K]>>(
  values: readonly V[],
  field: K,
  rows: readonly BoardRow[],
): (Record<K, V> & { number: number; rows: BoardRow[] })[] {
  return values.flatMap((value) => {
    const own = rows.filter((row) => row[field] === value);
    const group = { number: own.length, rows: own, ...({ [field]: value } as Record<K, V>) };
    return own.length > 0 ? [group] : [];
  });
}

function blocksOf(rows: readonly BoardRow[]): BoardView['blocks'] {
  let before = 0;
  const thousandths = (n: number) => Math.round((n / Math.max(1, rows.length)) * 10_000) / 10;
  return BoardBlockSchema.options.map((block) => {
    const own = rows.filter((row) => row.block === block);
    const share = { from: thousandths(before), size: thousandths(own.length) };
    before += own.length;
    return { block, ...BLOCK_WORDS[block], number: own.length, share, rows: own };
  });
}

function urgency({ action }: BoardRow): number {
  return URGENCY.indexOf(action);
}

function nameOf({ repositories }: Board): string {
  const names = repositories.map(({ name }) => name).filter((name) => name !== null);
  if (names.length === 0) return 'this repository';
  return names.length <= 3 ? names.join(', ') : `${names.length} repositories`;
}
