import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type FigureBeside, figuresBeside, linesWithFigure } from '../../check/count/figure-in-file.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * A figure that is cited out of a document which is named: "`audit.md` shows 100% compliance", "According to `audit.md`: -
 * **Velocity:** -40%". Verified where that document gives it beside the same words; nothing is refuted.
 */
export const citedFigure: ClaimPart = { kinds: ['citation'], recognise };

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc|xml|html|log)$/i;
const CITING =
  /\b(?:according to|as per|per|from|source|shows?|says?|states?|reports?|reported|documents?|lists?|found|confirms?|claims?)\b/i;
/** Figures of a sentence that are looked for. */
const MOST = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || /^(?:question|conditional)$/.test(sentence.mood))
      return [];
    const source = sourceOf(reading, sentence);
    if (source === null) return [];
    return figuresBeside(sentence.tokens)
      .slice(0, MOST)
      .flatMap((figure) => candidateOf(sentence, figure, source) ?? []);
  });
}

/** The document that a sentence names as the source of what it says, or that the line above its list does. */
function sourceOf(reading: Reading, sentence: Sentence): string | null {
  const own = documentIn(reading, sentence);
  if (own !== null) return CITING.test(sentence.text.slice(0, 400)) ? own : null;
  const { parent } = sentence;
  const cites =
    parent &&
    /\b(?:according to|per|from|source|shows?|says?|states?|reports?)\b/i.test(parent.text.slice(0, 300));
  return cites && fileMentions(sentence, reading.paths).length === 0 ? documentIn(reading, parent) : null;
}

function documentIn(reading: Reading, sentence: Sentence): string | null {
  const found = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const [path, ...more] = new Set(found.flatMap(({ match }) => match.paths));
  return path !== undefined && more.length === 0 && DOCUMENT.test(path) ? path : null;
}

function candidateOf(sentence: Sentence, figure: FigureBeside, path: string): Candidate {
  return {
    kind: 'citation',
    line: sentence.tokens[figure.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${path} gives ${figure.number}${figure.unit} beside ${listing(figure.words.slice(0, 3), 3)}`,
    says: null,
    check: (context) => check(context, figure, path),
  };
}

/** @returns null where the document does not give it so: it may be the sum of what it says */
async function check(context: CheckContext, figure: FigureBeside, path: string): Promise<Outcome | null> {
  if (path === context.documentPath) return null;
  const { beside } = linesWithFigure((await context.lines(path)) ?? [], figure);
  const places = beside.map((line) => `${path}:${line}`);
  if (places.length === 0) return null;
  return {
    verdict: 'verified',
    measured: `the same figure stands in ${listing(places, 2)}`,
    scope: 'only that it is cited, out of the document that is named',
    command: `git grep -n -F -e ${quoted(figure.number)} ${context.rev} -- ${quoted(path)}`,
  };
}
