import { z } from 'zod';
import type { Audit } from '../domain/audit.js';
import { elapsed } from '../domain/wording.js';
import { claimsWithoutChange, fixCommits, likelyOrigin } from './issue-story.js';

/** A moment in the life of an issue, for a timeline. */
export const MilestoneSchema = z.object({
  kind: z.enum([
    'introduced',
    'contract',
    'reported',
    'claimed',
    'fixed',
    'taken-back',
    'regressed',
    'released',
    're-opened',
    'closed',
    'revision',
  ]),
  at: z.string().nullable().describe('ISO 8601; null when it is not known'),
  commit: z.string().nullable(),
  text: z.string().nullable().describe('subject, tag or name; foreign text, not escaped'),
  why: z.string().nullable().describe('why it is not known'),
  later: z.string().nullable().describe('time since the milestone before, in words'),
});
export type Milestone = z.infer<typeof MilestoneSchema>;

type Kind = Milestone['kind'];

function moment(kind: Kind, at: string | null, commit: string | null, text: string | null): Milestone {
  return { kind, at, commit, text, why: null, later: null };
}

function unknown(kind: Kind, why: string): Milestone {
  return { ...moment(kind, null, null, null), why };
}

/** The moments of an issue, oldest first; those that belong to every issue and are not known stand at the end. */
export function milestones(audit: Audit): Milestone[] {
  const all = [...origins(audit), ...reports(audit), ...fixes(audit), ...releases(audit), revisionOf(audit)];
  const known = all
    .filter(({ at }) => at !== null && Number.isFinite(Date.parse(at)))
    .sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
  const dated = known.map((one, i) => ({ ...one, later: elapsed(known[i - 1]?.at ?? '', one.at ?? '') }));
  return [...dated, ...all.filter(({ at }) => at === null)];
}

function origins(audit: Audit): Milestone[] {
  const origin = likelyOrigin(audit);
  const [contract] = audit.contractChanges;
  const changed = contract
    ? [moment('contract', contract.authoredAt, contract.commit, contract.subject)]
    : [];
  if (origin === null) {
    return contract ? changed : [unknown('introduced', 'no commit stands out as the one that brought it')];
  }
  if (origin.commit === contract?.commit) return changed;
  return [moment('introduced', origin.authoredAt, origin.commit, origin.subject), ...changed];
}

function reports({ tracker }: Audit): Milestone[] {
  if (tracker?.createdAt == null) return [unknown('reported', 'the issue tracker was not read')];
  return [
    moment('reported', tracker.createdAt, null, null),
    ...(tracker.reopenedAt === null ? [] : [moment('re-opened', tracker.reopenedAt, null, null)]),
    ...(tracker.closedAt === null ? [] : [moment('closed', tracker.closedAt, null, null)]),
  ];
}

function fixes(audit: Audit): Milestone[] {
  const of = (kind: Kind, hash: string): Milestone[] => {
    const commit = audit.commits.find((each) => each.hash === hash);
    return commit ? [moment(kind, commit.authoredAt, hash, commit.subject)] : [];
  };
  const fixing = fixCommits(audit).slice(0, 4);
  const undone = audit.links.filter((link) => link.isFix).flatMap((link) => link.revertedBy);
  const regressed = audit.verdict.regressedBy;
  const found = [
    ...claimsWithoutChange(audit)
      .slice(0, 3)
      .flatMap((hash) => of('claimed', hash)),
    ...fixing.flatMap((hash) => of('fixed', hash)),
    ...[...new Set(undone)].slice(0, 3).flatMap((hash) => of('taken-back', hash)),
    ...(regressed === null || undone.includes(regressed) ? [] : of('regressed', regressed)),
  ];
  return fixing.length > 0 ? found : [...found, unknown('fixed', 'no commit is known to fix it')];
}

function releases(audit: Audit): Milestone[] {
  const { policy, tags } = audit.releases;
  const fixing = fixCommits(audit).flatMap((hash) => audit.commits.filter((commit) => commit.hash === hash));
  if (policy === 'none' || fixing.length === 0) return [];
  const first = tags.find(({ name }) => fixing.some((commit) => commit.tags.includes(name)));
  return first === undefined
    ? [unknown('released', 'no release contains a fix')]
    : [moment('released', first.date, null, first.name)];
}

function revisionOf({ at, revision }: Audit): Milestone {
  return moment('revision', at.committedAt, revision, revision.startsWith(at.name) ? null : at.name);
}
