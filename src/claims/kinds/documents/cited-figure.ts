import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type FigureBeside, figuresBeside, linesWithFigure } from '../../check/count/figure-in-file.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { nameSaid, titledDocuments } from '../../extract/files/titled-documents.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { tokenize } from '../../extract/markdown/token.js';

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
    if (sentence.fence || /^(?:question|conditional)$/.test(sentence.mood)) return [];
    const isHeading = sentence.place === 'heading';
    const own = isHeading ? null : sourceOf(reading, sentence);
    const sources = own !== null ? [own] : titledSources(reading, sentence);
    if (sources.length === 0) return [];
    return figuresBeside(sentence.tokens)
      .slice(0, MOST)
      .flatMap((figure) => candidateOf(sentence, figure, sources) ?? []);
  });
}

/** The document that a sentence names as the source of what it says, or that the line above its list does. */
function sourceOf(reading: Reading, sentence: Sentence): string | null {
  const own = documentIn(reading, sentence);
  if (own !== null) return CITING.test(sentence.text.slice(0, 400)) ? own : null;
  const { parent } = sentence;
  const cites = parent && GIVES.test(parent.text.slice(0, 300));
  return cites && fileMentions(sentence, reading.paths).length === 0 ? documentIn(reading, parent) : null;
}

const GIVES = /\b(?:according to|per|from|source|shows?|says?|states?|reports?)\b/i;

/** The same, named in words: by the sentence, above its list, or by the headings above it ("State (based on Master Status)"). */
function titledSources(reading: Reading, sentence: Sentence): readonly string[] {
  if (!/\d/.test(sentence.text) || fileMentions(sentence, reading.paths).length > 0) return [];
  const { parent, headings } = sentence;
  const above = headings.slice(-2).reverse();
  const said = [
    CITING.test(sentence.text.slice(0, 400)) ? sentence.tokens : [],
    parent && GIVES.test(parent.text.slice(0, 300)) ? parent.tokens : [],
    ...above.map((text) => (BASED_ON.test(text) ? tokenize(text.slice(0, 200), 0) : [])),
  ];
  for (const tokens of said) {
    const [title, ...others] = titledDocuments({ tokens }, reading.paths);
    if (title) return others.length > 0 ? [] : title.paths;
  }
  return [];
}

const BASED_ON = /\b(?:[Bb]ased on|[Aa]ccording to|[Pp]er|[Ff]rom|[Ss]ource:?) (?:the )?[A-Z]/;

function documentIn(reading: Reading, sentence: Sentence): string | null {
  const found = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const [path, ...more] = new Set(found.flatMap(({ match }) => match.paths));
  return path !== undefined && more.length === 0 && DOCUMENT.test(path) ? path : null;
}

function candidateOf(sentence: Sentence, figure: FigureBeside, paths: readonly string[]): Candidate {
  return {
    kind: 'citation',
    line: sentence.tokens[figure.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${nameSaid(paths)} gives ${figure.number}${figure.unit} beside ${listing(figure.words.slice(0, 3), 3)}`,
    says: null,
    check: (context) => check(context, figure, paths),
  };
}

/** @returns null where no document of that name gives it so: it may be the sum of what it says */
async function check(
  context: CheckContext,
  figure: FigureBeside,
  paths: readonly string[],
): Promise<Outcome | null> {
  for (const path of paths) {
    if (path === context.documentPath) continue;
    const { beside } = linesWithFigure((await context.lines(path)) ?? [], figure);
    if (beside.length === 0) continue;
    return {
      verdict: 'verified',
      measured: `the same figure stands in ${listing(
        beside.map((line) => `${path}:${line}`),
        2,
      )}`,
      scope: 'only that it is cited, out of the document that is named',
      command: `git grep -n -F -e ${quoted(figure.number)} ${context.rev} -- ${quoted(path)}`,
    };
  }
  return null;
}
