import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { type FileInWords, fileInWords } from '../../extract/files/file-in-words.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { nameStems } from '../../extract/words/name-words.js';

/**
 * "Created retry validation tests", "Issue #12 rollout report exists": files of that kind whose names hold all of the words. Nothing
 * is refuted: they may be called otherwise.
 */
export const filesInWords: ClaimPart = { kinds: ['path'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    const said = fileInWords(sentence);
    // A file that is named is looked for by its name.
    if (!said || fileMentions(sentence, reading.paths).length > 0) return [];
    return [
      {
        kind: 'path',
        line: said.line,
        text: sentence.text,
        statement: `there is a file for "${said.written}"`,
        says: null,
        check: (context) => check(context, said),
      },
    ];
  });
}

/** More of them are named by words that say too little. */
const MOST_FILES = 4;

function check(context: CheckContext, said: FileInWords): Outcome | null {
  const found = filesNamed(context, said);
  if (found.length === 0 || found.length > MOST_FILES) return null;
  const words = [...said.stems, ...(said.issue === null ? [] : [said.issue])];
  return {
    verdict: 'verified',
    measured: `${count(found.length, 'file')}: ${listing(found, 3)}`,
    scope: 'only that files are called so, not what is in them',
    command: `git ls-tree -r --name-only ${context.rev}${words.map((word) => ` | grep -i ${quoted(word)}`).join('')}`,
  };
}

function filesNamed(context: CheckContext, { stems, issue, kind }: FileInWords): string[] {
  const byStem = context.once(['files by the stems of their names'], () => stemIndex(context));
  const [first = '', ...others] = [...stems].sort(
    (a, b) => (byStem.get(a)?.size ?? 0) - (byStem.get(b)?.size ?? 0),
  );
  return [...(byStem.get(first) ?? [])].filter(
    (path) =>
      others.every((stem) => byStem.get(stem)?.has(path)) &&
      (issue === null || nameOf(path).split(/\D+/).includes(issue)) &&
      isOfKind(context, path, kind),
  );
}

function isOfKind(context: CheckContext, path: string, kind: FileInWords['kind']): boolean {
  if (path === context.documentPath) return false;
  if (kind === 'document') return /\.(?:md|mdx|rst|txt|adoc|docx?)$/i.test(path);
  if (kind === 'test')
    return context.classOf(path) === 'test' || /(?:^|_)test|test(?:s)?\./i.test(nameOf(path));
  return /\.(?:py|sh|ps1|[cm]?[jt]s|rb|pl)$/i.test(path) && context.classOf(path) !== 'test';
}

/** The files of a revision by each stem of their names; copies left out. */
function stemIndex(context: CheckContext): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const path of context.paths.files.keys()) {
    if (context.classOf(path) === 'backup' || context.classOf(path) === 'vendored') continue;
    for (const stem of nameStems(nameOf(path).replace(/\.\w{1,10}$/, ''))) {
      const own = index.get(stem);
      if (own) own.add(path);
      else index.set(stem, new Set([path]));
    }
  }
  return index;
}
