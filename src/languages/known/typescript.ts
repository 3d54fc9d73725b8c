import {
  ECMASCRIPT_SYNTAX,
  ECMASCRIPT_TEST_FILE,
  ECMASCRIPT_TEST_FOLDERS,
  TYPESCRIPT_FRAMES,
} from '../ecmascript.js';
import type { Language } from '../language.js';

export const typescript: Language = {
  id: 'typescript',
  name: 'TypeScript',
  aliases: ['ts', 'mts', 'cts'],
  extensions: ['ts', 'mts', 'cts'],
  alsoReads: [{ extensions: ['tsx'], as: 'tsx' }],
  grammar: { from: 'built-in', name: 'TypeScript' },
  testFile: ECMASCRIPT_TEST_FILE,
  testFolders: ECMASCRIPT_TEST_FOLDERS,
  ...ECMASCRIPT_SYNTAX,
  frames: TYPESCRIPT_FRAMES,
};
