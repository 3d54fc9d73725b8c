import type { Fence, Sentence, WrittenDocument } from '../markdown/document.js';
import { type CommitMention, commitMentions } from './commit-mentions.js';

/** The commits that a sentence is about, whether it names them itself or what stands around it does. */
export interface Governing {
  readonly mentions: readonly CommitMention[];
  /** `near`: its own sentence, its list or the label above; `heading`; `beside`: a list under the same heading. */
  readonly from: 'near' | 'heading' | 'beside';
}

/** Sentences that are looked through for the line "Commit: `abc1234`" above. */
const FARTHEST = 14;
const LABEL = /^(?:\w{1,20} ){0,2}commit(?: (?:hash|id|sha))?$/;

/** @returns null where nothing around the sentence names a commit */
export function governingCommits(document: WrittenDocument, sentence: Sentence): Governing | null {
  const near = fromSentence(sentence) ?? fromCaption(document, sentence) ?? fromLabel(document, sentence);
  if (near) return { mentions: near, from: 'near' };
  const headings = headingsAbove(document, sentence);
  for (const heading of [...headings].reverse()) {
    const mentions = surely(heading);
    if (mentions) return { mentions, from: 'heading' };
  }
  const beside = fromSisters(document, sentence, headings.at(-2) ?? null);
  return beside && { mentions: beside, from: 'beside' };
}

/** Its own commits, or those of the items and the line that it belongs to. */
function fromSentence(sentence: Sentence): readonly CommitMention[] | null {
  for (let at: Sentence | null = sentence; at; at = at.parent === at ? null : at.parent) {
    const mentions = surely(at);
    if (mentions) return mentions;
  }
  return null;
}

const known = new WeakMap<Sentence, readonly CommitMention[]>();

/** The commits that a sentence surely names; null for none. */
function surely(sentence: Sentence): readonly CommitMention[] | null {
  const before = known.get(sentence);
  const mentions = before ?? [
    ...commitMentions(sentence).filter(({ isSure }) => isSure),
    ...commandedCommits(sentence),
  ];
  if (!before) known.set(sentence, mentions);
  return mentions.length > 0 ? mentions : null;
}

/** `git show --stat abc1234` in a code span, or as a line of a fence. */
function commandedCommits({ tokens, fence, text, line }: Sentence): CommitMention[] {
  const commands = fence
    ? [{ text, at: 0 }]
    : tokens.flatMap((each, at) => (each.kind === 'code' ? { text: each.text, at } : []));
  return commands.flatMap(({ text: command, at }) => {
    const words = /^\W{0,6}git (?:show|log|diff|diff-tree) /.test(command) ? command.split(/\s+/, 20) : [];
    const hash = words.find((word) => /^[0-9a-f]{7,40}$/.test(word) && /\d/.test(word));
    return hash === undefined ? [] : [{ line, hash, subject: null, token: at, isSure: true }];
  });
}

/** "*Source: `git show --name-status abc1234`*" right below a fence, and a command at its beginning. */
function fromCaption(document: WrittenDocument, { fence }: Sentence): readonly CommitMention[] | null {
  if (!fence) return null;
  const first = document.sentences[fence.index];
  const command = first?.fence === fence ? commandedCommits(first) : [];
  if (command.length > 0) return command;
  const after = document.sentences[fence.index + filledLines(fence)];
  const isCaption = after?.section === fence.section && /^\W{0,4}(?:source|from|commit)\b/i.test(after.text);
  return isCaption ? surely(after) : null;
}

function filledLines({ lines }: Fence): number {
  return lines.filter((line) => line.trim() !== '').length;
}

/** "**Commit:** `abc1234`" above in the same section: the nearest one. */
function fromLabel(document: WrittenDocument, sentence: Sentence): readonly CommitMention[] | null {
  const lowest = Math.max(0, sentence.index - FARTHEST);
  for (let i = sentence.index - 1; i >= lowest; i -= 1) {
    const before = document.sentences[i];
    if (before?.section !== sentence.section) return null;
    if (LABEL.test(before.label) && before.depth <= sentence.depth + 1) return surely(before);
  }
  return null;
}

const chains = new WeakMap<WrittenDocument, Map<number, readonly Sentence[]>>();

/** The headings above a sentence, outermost first. */
function headingsAbove(document: WrittenDocument, { section }: Sentence): readonly Sentence[] {
  let bySection = chains.get(document);
  if (!bySection) {
    bySection = new Map();
    let chain: readonly Sentence[] = [];
    for (const sentence of document.sentences) {
      if (sentence.place !== 'heading' || bySection.has(sentence.section)) continue;
      chain = [...chain.slice(0, sentence.headings.length - 1), sentence];
      bySection.set(sentence.section, chain);
    }
    chains.set(document, bySection);
  }
  return bySection.get(section) ?? [];
}

/** Sections before its own that are looked through. */
const SISTERS = 3;

/** "Latest commits" above "Files modified", both under one heading: the commits that the section before lists. */
function fromSisters(
  document: WrittenDocument,
  sentence: Sentence,
  above: Sentence | null,
): readonly CommitMention[] | null {
  if (!above) return null;
  const lowest = Math.max(above.index, sentence.index - 4 * FARTHEST);
  const found: CommitMention[] = [];
  for (let i = sentence.index - 1; i > lowest; i -= 1) {
    const before = document.sentences[i];
    if (!before || before.section < sentence.section - SISTERS) break;
    if (before.section === sentence.section || !/\bcommits?\b/i.test(before.headings.at(-1) ?? '')) continue;
    found.push(...(surely(before) ?? []));
  }
  return found.length > 0 && found.length <= 10 ? found : null;
}
