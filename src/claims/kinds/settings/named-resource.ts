import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf } from '../../check/count/counting.js';
import { codeLines } from '../../check/look/code-lines.js';
import { singular } from '../../extract/figures/quantities.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/** Things of an infrastructure by their name: "VPC connector (`staging-connector`)". Verified where configuration names them; never refuted. */
export const namedResource: ClaimPart = { kinds: ['config'], recognise };

/** What is called by such a name. */
const NOUNS =
  /^(?:connector|bucket|cluster|instance|project|queue|topic|secret|network|subnet|database|repository|registry|namespace|deployment|service|job|scheduler|role|account|region|zone|domain|certificate|container|volume|image)$/;
/** Two parts at least: one alone is a word. */
const NAME = /^[a-z][a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){1,6}$/;
/** `project:region:instance`, as a cloud calls a database, also inside of a path of a socket. */
const CONNECTION =
  /(?<![\w:])[a-z][a-z0-9-]{1,40}:[a-z]{2,20}-[a-z]{2,20}\d{1,2}:[a-z][a-z0-9-]{1,60}(?![\w:-])/;
/** Words with a hyphen that describe something. */
const DESCRIBES =
  /-(?:related|dependent|independent|specific|based|level|wide|side|end|time|only|driven|ready|critical|user|tier|scoped|oriented|facing|term|run|up|in|out|free|blocking|grade|safe|aware|service)$|^(?:multi|non|pre|post|end|real|well|self|cross|re|co|high|low|long|short|per|sub|in|on|mission|read|write|up|out)-/;
const CONFIGURATION =
  /\.(?:ya?ml|tf|tfvars|toml|ini|cfg|json|env|sh|py|ts|js|conf)$|(?:^|\/)(?:\.env[\w.]*|Dockerfile)$/i;
/** How far from its name a thing is called what it is, in words. */
const NEAR = 4;
/** Names behind one label. */
const MOST_LABELLED = 6;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const labelled = labelledNames(sentence);
    if (labelled.length > 0) return labelled;
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading')
      return [];
    const files = new Set(
      fileMentions(sentence, reading.paths).flatMap(({ token, match }) =>
        match.kind === 'none' ? [] : token,
      ),
    );
    return sentence.tokens.flatMap((_, i) => (files.has(i) ? [] : candidateAt(sentence, i)));
  });
}

/** "Project: hub-staging", "Services: hub-backend, hub-frontend", also in a fence that shows what was found. */
function labelledNames(sentence: Sentence): Candidate[] {
  const { tokens, fence, mood } = sentence;
  if (mood === 'proposal' || (fence && (fence.mood === 'proposal' || !isListingFence(fence)))) return [];
  const colon = tokens.slice(0, 4).findIndex(({ text }) => text === ':');
  const noun = singular(tokens[colon - 1]?.text.toLowerCase() ?? '');
  const values = tokens.slice(colon + 1).filter(({ text }) => text !== ',');
  if (colon < 1 || !NOUNS.test(noun) || values.length === 0 || values.length > MOST_LABELLED) return [];
  if (!values.every(({ kind, text }) => /^(?:word|code)$/.test(kind) && NAME.test(text))) return [];
  return values.flatMap(({ text, line }) => named(sentence, line, noun, text));
}

function candidateAt(sentence: Sentence, i: number): Candidate[] {
  const { tokens } = sentence;
  const { kind, text, line } = tokens[i] as Sentence['tokens'][number];
  const connection = kind === 'code' ? CONNECTION.exec(text.slice(0, 200))?.[0] : undefined;
  if (connection !== undefined) return named(sentence, line, 'instance', connection);
  if (!/^(?:word|code)$/.test(kind) || !NAME.test(text) || (kind === 'word' && DESCRIBES.test(text)))
    return [];
  const beside = [...tokens.slice(Math.max(0, i - NEAR), i), ...tokens.slice(i + 1, i + 1 + NEAR)];
  const said = beside.map((each) => singular(each.text.toLowerCase())).find((each) => NOUNS.test(each));
  // A word is a name only where it says itself what it is of.
  const own = text.split('-').find((part) => NOUNS.test(part));
  const noun = own ?? (kind === 'code' ? said : undefined);
  return noun === undefined ? [] : named(sentence, line, noun, text);
}

function named(sentence: Sentence, line: number, noun: string, name: string): Candidate[] {
  const anchors = anchorsOf(name);
  if (anchors.length === 0) return [];
  return [
    {
      kind: 'config',
      line,
      text: sentence.text,
      statement: `a ${noun} is called ${name}`,
      words: anchors,
      says: null,
      check: (context) => check(context, name, anchors),
    },
  ];
}

/** @returns null where nothing is called so: its name may be made of parts */
function check(context: CheckContext, name: string, anchors: readonly string[]): Outcome | null {
  const own = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
  const places = codeLines(context, anchors).filter(
    ({ path, text }) =>
      text.includes(name) && CONFIGURATION.test(path) && context.classOf(path) !== 'test' && own.test(text),
  );
  const [first] = places;
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: `at ${placesListed(places, 3)}`,
    scope: 'configuration and code without tests; only that the name stands there',
    command: `git grep -n -F ${quoted(name)} ${context.rev} -- ${quoted(first.path)}`,
  };
}
