/** What to keep of a piece of code when it becomes a pattern. */
export interface Generality {
  /** What the method is called on: as it is, or any. */
  readonly receiver: 'kept' | 'any';
  /** The name that is called: as it is, or any of that receiver. */
  readonly callee: 'kept' | 'any';
  /** Arguments: any number of any, just as many of any, those up to the last that changed, or these very names and values. */
  readonly args: 'any' | 'counted' | 'leading' | 'kept';
  /** Constants such as `None`. */
  readonly constants: 'kept' | 'any';
  /**
   * What operators and words such as `await` are applied to: any, or with the names that are called and the numbers
   * (`$A.size() == 0`), or with the operators inside (`$A < $B ? -1 : $A > $B ? 1 : 0`). Without it, words keep what they are put
   * before, and operators take any.
   */
  readonly operand?: 'any' | 'called' | 'nested';
}

const PLAIN: Generality = { receiver: 'kept', callee: 'kept', args: 'any', constants: 'kept' };

/** From the most particular to the most general; the last keeps what is called on and not what is called. */
export const GENERALITIES: readonly Generality[] = [
  PLAIN,
  { ...PLAIN, receiver: 'any' },
  { ...PLAIN, operand: 'called' },
  { ...PLAIN, receiver: 'any', operand: 'called' },
  { ...PLAIN, args: 'counted' },
  { ...PLAIN, args: 'counted', receiver: 'any' },
  { ...PLAIN, args: 'counted', operand: 'called' },
  { ...PLAIN, args: 'counted', receiver: 'any', operand: 'called' },
  { ...PLAIN, args: 'counted', operand: 'any' },
  { ...PLAIN, operand: 'nested' },
  { ...PLAIN, args: 'leading' },
  { ...PLAIN, args: 'leading', receiver: 'any' },
  { ...PLAIN, args: 'kept' },
  { ...PLAIN, args: 'kept', receiver: 'any' },
  { ...PLAIN, constants: 'any' },
  { ...PLAIN, callee: 'any' },
];

/** Only the word that is put before other code. */
export const ANY_OPERAND: Generality = { ...PLAIN, operand: 'any' };
