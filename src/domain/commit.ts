import { z } from 'zod';
import { ClassCountsSchema, CodeClassSchema } from './code-class.js';

/**
 * How a commit names an issue. `closes`: a closing keyword; `pull-request`: the number is that of a merged or squashed
 * pull request; `refers`: a plain reference; `weak`: "see", "part of", "related to"; `negated`: "does not close #N".
 */
export const MentionKindSchema = z.enum(['closes', 'pull-request', 'refers', 'weak', 'negated']);
export type MentionKind = z.infer<typeof MentionKindSchema>;

/** The shape in which it was written. */
export const MentionFormSchema = z.enum([
  'hash',
  'gh',
  'url',
  'words',
  'bracket',
  'trailer',
  'key',
  'qualified',
]);
export type MentionForm = z.infer<typeof MentionFormSchema>;

export const MentionSchema = z.object({
  kind: MentionKindSchema,
  form: MentionFormSchema,
  key: z.string().describe('the issue key it names'),
  text: z.string().describe('the words it stands in; foreign text, not escaped'),
  place: z.enum(['subject', 'body', 'trailer']),
});
export type Mention = z.infer<typeof MentionSchema>;

/** One file that a commit changed against its first parent. */
export const FileChangeSchema = z.object({
  path: z.string(),
  oldPath: z.string().nullable().describe('where it was before, for a rename or copy'),
  status: z.enum(['added', 'modified', 'deleted', 'renamed', 'copied', 'type-changed']),
  added: z
    .number()
    .int()
    .nullable()
    .describe('lines added; null for binary files or where objects are missing'),
  deleted: z.number().int().nullable(),
  class: CodeClassSchema,
});
export type FileChange = z.infer<typeof FileChangeSchema>;

/** A commit as it concerns the issue. */
export const CommitSchema = z.object({
  hash: z.string(),
  parents: z.array(z.string()),
  author: z.string().describe('name only'),
  authoredAt: z.string().describe('author date, ISO 8601 with the author’s offset'),
  committedAt: z.string().describe('committer date, ISO 8601'),
  subject: z.string().describe('first line of the message; foreign text, not escaped'),
  body: z.string().describe('the rest of the message; foreign text, not escaped'),
  mentions: z.array(MentionSchema),
  changes: z.array(FileChangeSchema),
  reverts: z.array(z.string()).describe('full hashes of commits that this one takes back'),
  cherryPickOf: z.array(z.string()).describe('hashes that its cherry-pick footers name'),
  branches: z.array(z.string()).describe('branches that contain it'),
  tags: z.array(z.string()).describe('tags that contain it'),
  isAncestor: z.boolean().describe('whether it is part of the audited revision'),
  isDescendant: z.boolean().describe('whether it builds on the audited revision and came later'),
  evidence: z.string().describe('id of the evidence item'),
});
export type Commit = z.infer<typeof CommitSchema>;

/** How many files of one commit an audit lists: a commit of ten thousand would be most of the audit. */
export const MOST_CHANGES = 500;

/** A commit as an audit lists it. */
export const ListedCommitSchema = CommitSchema.extend({
  changed: z
    .object({
      files: z.number().int().describe('how many files it changed'),
      added: z.number().int().nullable().describe('lines added, where they could be counted'),
      deleted: z.number().int().nullable(),
      classes: ClassCountsSchema.describe('files by what they are for'),
    })
    .describe(`all files it changed; \`changes\` lists at most ${MOST_CHANGES} of them, production first`),
});
export type ListedCommit = z.infer<typeof ListedCommitSchema>;

/** The first nine digits of a hash: long enough for every repository measured, short enough to read. */
export function shortHash(hash: string): string {
  return hash.slice(0, 9);
}
