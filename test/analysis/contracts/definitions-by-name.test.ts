import { expect, it } from 'vitest';
import { definitionsReader } from '../../../src/analysis/contracts/definition-finder.js';

/** `line name container scope` of the definitions of some names. */
async function definitionsIn(language: string, path: string, names: string[], text: string) {
  const reader = await definitionsReader(language);
  const found = (await reader?.read(names, text, path)) ?? [];
  return found.map(({ name, definition: { line, container, scope } }) =>
    [line, name, container, scope].join(' ').replace(/ {2,}/g, ' '),
  );
}

it('of a few names are found among others, with the class that is nearest around each', async () => {
  const text = `class Outer:
    class Inner:
        def load(self):
            def helper(): pass
            return helper

    def load(self): pass
    def unload(self): pass
    def load_all(self): return self.load()

@decorated
class load: pass
def helper(): pass
`;
  expect(await definitionsIn('python', 'a.py', ['load', 'helper'], text)).toEqual([
    '3 load Inner member',
    '4 helper Inner local',
    '7 load Outer member',
    '12 load module',
    '13 helper module',
  ]);
});

it.each(['javascript', 'typescript', 'tsx'])(
  'of %s are found however they are given their name',
  async (language) => {
    const text = `class Hub {
  load() { return load(); }
  start = () => this.load();
}
Hub.prototype.load = function () {};
const load = async () => 1;
let unload = () => load();
module.exports = { load: function () {}, start () {} };
function load2() {}
function start() {}
`;
    expect(await definitionsIn(language, `a.${language.slice(0, 2)}`, ['load', 'start'], text)).toEqual([
      '2 load Hub member',
      '3 start Hub member',
      '5 load Hub member',
      '6 load module',
      '8 load module',
      '8 start module',
      '10 start module',
    ]);
  },
);

it.each([
  ['go', 'a.go', 'package a\nfunc (c *Hub) Load() {}\nfunc Load() {}\nfunc Reload() {}\n'],
  ['java', 'A.java', 'class Hub {\n  void Load() {}\n  class In { void Load() {} }\n  void Reload() {}\n}\n'],
])('of %s are those of that name alone', async (language, path, text) => {
  const found = await definitionsIn(language, path, ['Load'], text);
  expect(found).toHaveLength(2);
  expect(found.every((each) => / Load /.test(`${each} `))).toBe(true);
});
