import {
  ECMASCRIPT_FRAMES,
  ECMASCRIPT_SYNTAX,
  ECMASCRIPT_TEST_FILE,
  ECMASCRIPT_TEST_FOLDERS,
} from '../ecmascript.js';
import type { Language } from '../language.js';

export const javascript: Language = {
  id: 'javascript',
  name: 'JavaScript',
  aliases: ['js', 'jsx', 'mjs', 'cjs', 'node'],
  extensions: ['js', 'jsx', 'mjs', 'cjs'],
  alsoReads: [],
  grammar: { from: 'built-in', name: 'JavaScript' },
  testFile: ECMASCRIPT_TEST_FILE,
  testFolders: ECMASCRIPT_TEST_FOLDERS,
  ...ECMASCRIPT_SYNTAX,
  frames: ECMASCRIPT_FRAMES,
};
