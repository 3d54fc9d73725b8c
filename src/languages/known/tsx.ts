import {
  ECMASCRIPT_SYNTAX,
  ECMASCRIPT_TEST_FILE,
  ECMASCRIPT_TEST_FOLDERS,
  TYPESCRIPT_FRAMES,
} from '../ecmascript.js';
import type { Language } from '../language.js';

export const tsx: Language = {
  id: 'tsx',
  name: 'TSX',
  aliases: [],
  extensions: ['tsx'],
  alsoReads: [],
  grammar: { from: 'built-in', name: 'Tsx' },
  testFile: ECMASCRIPT_TEST_FILE,
  testFolders: ECMASCRIPT_TEST_FOLDERS,
  ...ECMASCRIPT_SYNTAX,
  frames: TYPESCRIPT_FRAMES,
};
