import type { Call } from './call.js';
import type { CallSyntax } from './call-syntax.js';
import type { CallerFile } from './caller-file.js';
import type { Definition } from './definition.js';
import { type Import, type Modules, type Relation, relationOf } from './imports.js';
import { lastName } from './receiver-types.js';

/** A definition, and its file. */
export interface Placed {
  readonly path: string;
  readonly definition: Definition;
}

/** What else is known where a definition changed. */
export interface Surroundings extends Modules {
  readonly symbol: string;
  readonly syntax: CallSyntax;
  /** Every definition of the symbol in production at that commit, and the changed one as it was. */
  readonly definitions: readonly Placed[];
}

/** Whether a call means a definition: yes, no, or it cannot be told. */
export type Means = 'yes' | 'no' | 'unknown';

/** Methods that objects of the languages themselves have; a call of one may be of anything. */
const COMMON = new Set(
  (
    'add all any append apply bind build call clear clone close contains copy count create delete done each emit end entries ' +
    'equal equals error exec execute exists exit extend fetch filter find first flush forEach format get getName has hashCode ' +
    'head includes index info init insert invoke isEmpty items iterator join keys last length list listen load lock log map ' +
    'match merge name next of off on once open parse pop post print process push put query read reduce register reject ' +
    'release remove render replace request reset resolve reverse run save search seek select send set size skip slice sort ' +
    'split start status stop store string stream submit test then throw toString trim type unlock update use validate value ' +
    'valueOf values wait warn with write'
  ).split(' '),
);

/**
 * Whether a call of the symbol means a definition, told from imports, from what it is called on and from what types the file
 * writes; else from there being no other definition of that name.
 */
export function whoseCall(call: Call, file: CallerFile, placed: Placed, around: Surroundings): Means {
  const { path, definition } = placed;
  if (definition.scope === 'local') return file.path === path && call.receiver === '' ? 'yes' : 'no';
  if (call.receiver === '')
    return around.language === 'java'
      ? bareInJava(call, file, placed, around)
      : bareCall(file, placed, around);
  if (around.syntax.self.test(call.receiver)) return calledOnItself(call, definition, around);
  const root = rootOf(call.receiver);
  const taken = file.imports.get(root);
  const relation = taken ? relationOf(taken, file.path, path, around) : null;
  if (relation === 'outside') return 'no';
  if (definition.scope === 'module')
    return calledOnModule(call.receiver === root ? relation : null, definition, around);
  if (taken && call.receiver === root && around.language === 'go') return 'no';
  const isClass = taken?.name === definition.container && relation === 'this';
  return root === definition.container || isClass ? 'yes' : calledOnObject(call, file, placed, around);
}

/** `a` of `a.b().c`; empty where it begins with something else. */
export function rootOf(receiver: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(receiver)?.[0] ?? '';
}

/** `this.load()` */
function calledOnItself(call: Call, definition: Definition, around: Surroundings): Means {
  if (definition.scope !== 'member') return 'no';
  return call.container === definition.container ? 'yes' : unlessOthers(definition, around);
}

/**
 * Whether `load()` means a definition, as far as it can be told from where a file is and from what it imports by that name.
 * @param taken what the file imports by the name; null where it imports none
 * @returns null where the rest of the file has to be asked
 */
export function bareByImport(
  at: string,
  taken: Import | null,
  { path, definition }: Placed,
  around: Omit<Surroundings, 'syntax'>,
): Means | null {
  if (definition.scope === 'local') return at === path ? 'yes' : 'no';
  if (around.language === 'java') return null;
  if (definition.scope === 'member') return 'no';
  if (around.language === 'go') return folderOf(at) === folderOf(path) ? 'yes' : 'no';
  if (at === path) return 'yes';
  if (!taken) return null;
  if (![around.symbol, 'default', ''].includes(taken.name)) return 'no';
  const relationTo = (defined: string) => relationOf(taken, at, defined, around);
  switch (relationTo(path)) {
    case 'this':
      return 'yes';
    case 'outside':
      return 'no';
    case 'above':
      return unlessOthers(definition, around);
    case 'inside':
      // Modules hand on what other modules define.
      return around.definitions.some((other) => relationTo(other.path) === 'this') ? 'no' : 'unknown';
  }
}

/** `load()` where nothing stands before it: what the file imports, has itself, or gets from where nobody can see. */
function bareCall(file: CallerFile, placed: Placed, around: Surroundings): Means {
  const told = bareByImport(file.path, file.imports.get(around.symbol) ?? null, placed, around);
  return told ?? (file.definesIt ? 'no' : file.bindsIt ? 'unknown' : unlessOthers(placed.definition, around));
}

function bareInJava(call: Call, file: CallerFile, { path, definition }: Placed, around: Surroundings): Means {
  // `new Load()`
  if (definition.container === around.symbol || definition.container === '') {
    const taken = file.imports.get(around.symbol);
    if (taken) return relationOf(taken, file.path, path, around) === 'this' ? 'yes' : 'no';
    return folderOf(file.path) === folderOf(path) ? 'yes' : unlessOthers(definition, around);
  }
  if (call.container === definition.container) return 'yes';
  const hasOwn = around.definitions.some(({ definition: other }) => other.container === call.container);
  return hasOwn ? 'no' : unlessOthers(definition, around);
}

/** `module.load()` */
function calledOnModule(relation: Relation | null, definition: Definition, around: Surroundings): Means {
  if (relation === 'this') return 'yes';
  // Where the root’s own import path is not known, any other may be it.
  if (around.language === 'go') return relation === 'inside' && around.goModule === null ? 'unknown' : 'no';
  return relation === 'above' ? unlessOthers(definition, around) : 'unknown';
}

/** `object.load()` */
function calledOnObject(call: Call, file: CallerFile, placed: Placed, around: Surroundings): Means {
  const { definition } = placed;
  const types = file.types(call.receiver);
  if (types.includes(definition.container)) return 'yes';
  const isOther = (type: string) =>
    around.definitions.some(({ definition: other }) => other.container === type);
  if (types.length > 0 && types.every(isOther)) return 'no';
  if (plain(lastName(call.receiver)) === plain(definition.container)) return 'yes';
  if (types.length > 0 || COMMON.has(around.symbol) || !isNear(file, placed, around)) return 'unknown';
  return unlessOthers(definition, around);
}

/** Whether a file of a language with types has to do with the one that defines: else it has other objects of its own. */
function isNear(file: CallerFile, { path, definition }: Placed, around: Surroundings): boolean {
  if (folderOf(file.path) === folderOf(path)) return true;
  if (around.language === 'java') return file.classes.has(definition.container);
  if (around.language !== 'go') return true;
  return [...file.imports.values()].some((taken) => relationOf(taken, file.path, path, around) === 'this');
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** The only definition of a name is meant wherever nothing speaks against it. */
function unlessOthers({ scope }: Definition, { definitions }: Pick<Surroundings, 'definitions'>): Means {
  const rivals = definitions.filter(({ definition }) => definition.scope === scope);
  const places = new Set(rivals.map(({ path, definition }) => `${definition.container}\n${path}`));
  return places.size <= 1 ? 'yes' : 'unknown';
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
