import type { ContractChange } from '../../domain/causes.js';
import { shortHash } from '../../domain/commit.js';
import type { Evidence, Notification } from '../../domain/evidence.js';
import { quoted } from '../../domain/shell-word.js';
import { count } from '../../domain/wording.js';

const WORDS: Readonly<Record<ContractChange['change'], string>> = {
  'async-to-sync': 'made it synchronous',
  'sync-to-async': 'made it asynchronous',
  parameters: 'changed its parameters',
  'return-type': 'changed what it returns',
  renamed: 'renamed it',
  removed: 'removed it',
  moved: 'moved it to another file',
  added: 'added it',
};

/** The fact that a definition changed while its callers did not, with the command that shows the change. */
export function contractEvidence(change: ContractChange): Evidence {
  const callers = `${count(change.callersOldWay, 'place')} in ${count(change.callersOldWayFiles, 'file')}`;
  const { callersUndecided = 0 } = change;
  const undecided =
    callersUndecided > 0 ? `; of ${count(callersUndecided, 'further place')} it cannot be told` : '';
  return {
    id: change.evidence,
    kind: 'contract-change',
    summary: `${shortHash(change.commit)} changed the definition of ${change.symbol} in ${change.path} (${WORDS[change.change]}) while ${callers} still used it the old way, ${change.callersOldWayProduction} of them in production code${undecided}`,
    data: {
      symbol: change.symbol,
      change: change.change,
      before: change.before,
      after: change.after,
      callersOldWay: change.callersOldWay,
      callersOldWayFiles: change.callersOldWayFiles,
      callersOldWayProduction: change.callersOldWayProduction,
      callersUndecided,
      places: change.places.map(({ path, line }) => `${path}:${line}`),
      ...(change.renamedTo === undefined ? {} : { renamedTo: change.renamedTo }),
    },
    provenance: {
      collector: 'contracts',
      source: 'definitions of the symbol in every version of every file',
      revision: change.commit,
      command: `git show ${shortHash(change.commit)} -- ${quoted(change.path)}`,
    },
    location: { path: change.path, line: change.line, column: null },
  };
}

/** Told where commits changed a definition and more files call it than are read. */
export function tooManyCallers(symbol: string, commits: number): Notification {
  return {
    code: 'callers-not-read',
    message: `${count(commits, 'commit')} that changed the definition of ${symbol}: more versions of files call it than are read, so its callers there were not judged`,
    weakens: 'A contract change among them would not be seen.',
    remedy: 'Give a narrower pattern: one that names what it is called on, or with which arguments.',
  };
}

/** Told where files that seem to define a symbol could not be read for it. */
export function definitionsNotRead(symbol: string, versions: number): Notification {
  return {
    code: 'definitions-not-read',
    message: `${count(versions, 'version')} of production files that may define ${symbol} could not be read for it: too long, or no text`,
    weakens: 'A contract change in them would not be seen.',
    remedy: null,
  };
}
