import { basename, resolve } from 'node:path';
import { type BoardEntry, entryOf } from '../../analysis/board/row-of-audit.js';
import type { Audit } from '../../domain/audit.js';
import type { Board, BoardRepository } from '../../domain/board.js';
import { isActionable } from '../../errors.js';
import { fileStem } from '../../render/file-stem.js';
import { readAudit } from '../read-audit.js';
import { findAuditFiles } from './find-audit-files.js';
import { readBoard } from './read-board.js';

/** Issues of many folders. */
export interface FolderEntries {
  readonly entries: readonly BoardEntry[];
  readonly repositories: readonly BoardRepository[];
  readonly problems: Board['problems'];
}

/** What becomes of the issues that are read. */
export interface Merging {
  /** Whether the board is about it. */
  isWanted(entry: BoardEntry): boolean;
  /** Gets each audit that counts, and the name of its page. */
  writePage(page: string, audit: Audit): Promise<void>;
}

/** One issue as a folder tells it. */
interface Found {
  readonly where: string;
  readonly entry: BoardEntry;
  readonly repository: BoardRepository;
  /** Null: a board tells it, and boards do not hold whole audits. */
  readonly audit: Audit | null;
}

/**
 * Merges what folders hold: audits as JSON, and boards with their issues. A file that is neither is named with what is wrong,
 * and the rest is still read. Of two tellings of one issue the later counts.
 * @throws InputError when a folder is not there
 */
export async function readFolders(
  folders: readonly string[],
  cwd: string,
  { isWanted, writePage }: Merging,
): Promise<FolderEntries> {
  const problems: Board['problems'] = [];
  const best = new Map<string, Found>();
  for (const folder of folders) {
    const files = await findAuditFiles(resolve(cwd, folder), folder);
    if (files.length === 0) problems.push({ where: folder, message: 'holds no JSON files' });
    for (const where of files)
      for (const found of await readOne(where, folder, cwd, problems)) keep(best, found, problems);
  }
  const all = [...best.values()].filter(({ entry }) => isWanted(entry));
  const isOne = new Set(all.map(({ entry }) => entry.repository)).size <= 1;
  const entries: BoardEntry[] = [];
  for (const { entry, audit } of all) {
    const page = `issues/${fileStem(isOne ? entry.key : entry.id)}.html`;
    if (audit) await writePage(page, audit);
    entries.push({ ...entry, page: audit ? page : null });
  }
  return { entries, repositories: repositoriesOf(all), problems };
}

async function readOne(
  where: string,
  folder: string,
  cwd: string,
  problems: Board['problems'],
): Promise<Found[]> {
  try {
    if (basename(where) !== 'board.json')
      return [ofAudit(await readAudit(where, cwd, 'board'), where, basename(resolve(cwd, folder)))];
    const { rows, repositories } = await readBoard(where, cwd);
    return rows.flatMap(({ change: _, since: __, ...entry }) => {
      const repository = repositories.find(({ name }) => name === entry.repository);
      return repository ? [{ where, entry, repository, audit: null }] : [];
    });
  } catch (error) {
    if (!isActionable(error)) throw error;
    problems.push({ where, message: error.message.replace('--board: ', '').replace(`${where} `, '') });
    return [];
  }
}

/** A clone without a remote has no name; its folder’s stands for it. */
function ofAudit(audit: Audit, where: string, folder: string): Found {
  const { repository, revision, at, notifications } = audit;
  const entry = entryOf(audit, { repository: folder, page: null });
  const { webUrl } = repository;
  return {
    where,
    entry,
    audit,
    repository: { name: entry.repository, webUrl, revision, committedAt: at.committedAt, notifications },
  };
}

function keep(best: Map<string, Found>, found: Found, problems: Board['problems']): void {
  const id = found.entry.id.toLowerCase();
  const other = best.get(id);
  if (other === undefined || isLater(found, other)) best.set(id, found);
  if (other === undefined) return;
  const [shown, left] = isLater(found, other) ? [found, other] : [other, found];
  problems.push({
    where: left.where,
    message: `tells of ${found.entry.id}, and so does ${shown.where}, which is later`,
  });
}

/** By the audited revision; at the same one, by the day of the audit. */
function isLater(a: Found, b: Found): boolean {
  const at = ({ repository: { committedAt } }: Found) => Date.parse(committedAt);
  return at(a) === at(b) ? a.entry.date > b.entry.date : at(a) > at(b);
}

/** Each repository at its newest revision, with what could not be seen for any of its issues. */
function repositoriesOf(all: readonly Found[]): BoardRepository[] {
  const groups = new Map<string | null, Found[]>();
  for (const found of all) {
    const own = groups.get(found.entry.repository);
    if (own) own.push(found);
    else groups.set(found.entry.repository, [found]);
  }
  return [...groups.values()].map((own) => {
    const newest = own.reduce((a, b) => (isLater(b, a) ? b : a)).repository;
    const isEverywhere = (code: string) =>
      own.every(({ repository }) => repository.notifications.some((one) => one.code === code));
    return { ...newest, notifications: newest.notifications.filter(({ code }) => isEverywhere(code)) };
  });
}
