import { count, placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { programLines } from '../../check/look/code-lines.js';
import type { WordLine } from '../../check/look/word-table.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * The number of a port: "the hub runs on port 8000", "ports 8080/8081". Verified where code or configuration has it as a port;
 * never refuted, since a port may be set outside of the repository.
 */
export const portSaid: ClaimPart = { kinds: ['config'], recognise };

const PORT = /^\d{2,5}(?:\/\d{2,5}){0,3}$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) =>
    sentence.fence || sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood)
      ? []
      : sentence.tokens.flatMap((_, i) => candidateAt(sentence, i) ?? []),
  );
}

function candidateAt(sentence: Sentence, i: number): Candidate | null {
  const [noun, number] = [sentence.tokens[i], sentence.tokens[i + 1]];
  if (!/^ports?$/i.test(noun?.text ?? '') || !number || number.kind === 'mark' || !PORT.test(number.text))
    return null;
  const ports = number.text.split('/');
  return {
    kind: 'config',
    line: number.line,
    text: sentence.text,
    statement: `port ${number.text} is set`,
    says: null,
    words: ports,
    check: (context) => check(context, ports),
  };
}

/** @returns null where one of them is no port of any code */
function check(context: CheckContext, ports: readonly string[]): Outcome | null {
  const places = ports.map((port) => context.once(['lines with port', port], () => linesWith(context, port)));
  if (places.some((own) => own.length === 0)) return null;
  const all = [...new Map(places.flat().map((each) => [`${each.path}:${each.line}`, each])).values()];
  return {
    verdict: 'verified',
    measured: `${count(all.length, 'line')}: ${placesListed(all, 3)}`,
    scope: 'code and configuration; only that the port is written there, not what listens on it',
    command: `git grep -n -i -E ${`'(port.*|:)(${ports.join('|')})'`} ${context.rev}`,
  };
}

function linesWith(context: CheckContext, port: string): readonly WordLine[] {
  const asPort = new RegExp(
    `port\\b.{0,80}(?<![\\w.])${port}(?![\\w.])|:${port}(?![\\w.])|(?<![\\w.:])${port}:\\d{2,5}\\b`,
    'i',
  );
  return programLines(context, [port]).filter(({ text }) => asPort.test(text));
}
