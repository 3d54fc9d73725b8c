import { InputError } from '../../src/errors.js';
import type { ForeignParser } from '../../test/fuzz/foreign-parser.js';
import { FOREIGN_PARSERS } from '../../test/fuzz/foreign-parsers.js';
import type { Fault } from './ground.js';

/** The shortest text that is tried; then twice, four and eight times as long, for as long as it takes no time. */
const SHORTEST = 2_000;
/** Below this a time says nothing. */
const TELLING_MS = 60;
/** What takes the square of the length takes four times as long for twice of it, what takes its length twice. */
const MOST_GROWTH = 3.2;
/** No input is tried for longer; what is that slow is told. */
const TOO_LONG_MS = 20_000;

/** Texts of doubling length that are made to keep parsers busy: one piece, two in turn, and one after a beginning of its own. */
export const growth: Fault = {
  name: 'input of doubling length for every parser',
  async inject() {
    const problems: string[] = [];
    let injected = 0;
    for (const parser of FOREIGN_PARSERS) {
      const began = performance.now();
      let tried = 0;
      for (const make of shapesOf(parser.pieces)) {
        const { inputs, problem } = await growthOf(parser, make);
        tried += inputs;
        if (problem === null) continue;
        problems.push(`${parser.name}: ${make.shape}: ${problem}`);
        // At once: all of it takes the better part of an hour.
        console.log(`  ${problems.at(-1)}`);
      }
      injected += tried;
      console.log(`  ${parser.name}: ${tried} inputs, ${Math.round(performance.now() - began)} ms`);
    }
    return { injected, problems };
  },
};

interface Shape {
  readonly shape: string;
  readonly text: (length: number) => string;
}

function* shapesOf(pieces: readonly string[]): Generator<Shape> {
  const all = [...pieces, ' ', '\n', 'a', '0'];
  for (const one of all) {
    yield { shape: JSON.stringify(one), text: (length) => repeated(one, length) };
    for (const other of all) {
      if (other === one) continue;
      const both = one + other;
      yield { shape: JSON.stringify([one, other]), text: (length) => repeated(both, length) };
      yield {
        shape: `${JSON.stringify(one)}, then ${JSON.stringify(other)}`,
        text: (length) => one + repeated(other, length),
      };
    }
  }
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

async function growthOf(
  { read, longest = 64_000 }: ForeignParser,
  { text }: Shape,
): Promise<{ inputs: number; problem: string | null }> {
  const times: number[] = [];
  for (let length = Math.min(SHORTEST, longest / 8); length <= longest; length *= 2) {
    const input = text(length);
    times.push(await timeOf(read, input));
    const [before = 0, now = 0] = times.slice(-2);
    if (now > TOO_LONG_MS)
      return { inputs: times.length, problem: `${Math.round(now)} ms for ${length} characters` };
    const isSlower = times.length > 1 && now > TELLING_MS && now / before > MOST_GROWTH;
    // Twice, so that no pause of the machine is taken for it.
    if (isSlower && (await timeOf(read, input)) / (await timeOf(read, text(length / 2))) > MOST_GROWTH)
      return {
        inputs: times.length,
        problem: `${times.map(Math.round).join(', ')} ms for twice as much each`,
      };
  }
  return { inputs: times.length, problem: null };
}

async function timeOf(read: ForeignParser['read'], text: string): Promise<number> {
  const { user, system } = process.cpuUsage();
  try {
    await read(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  const spent = process.cpuUsage({ user, system });
  return (spent.user + spent.system) / 1000;
}
