/**
 * Imports point one way: cli → audit → {claims, render, publish} → {collectors, analysis, proof} → test-reports → clients →
 * languages → domain. `errors.ts` belongs to every floor; everything else may only look down.
 */
const floors = [
  { name: 'domain', path: '^src/domain/' },
  { name: 'languages', path: '^src/languages/' },
  { name: 'clients', path: '^src/clients/' },
  { name: 'test-reports', path: '^src/(test-reports|references)/' },
  { name: 'collectors-analysis', path: '^src/(collectors|analysis|proof)/' },
  { name: 'claims-render-publish', path: '^src/(claims|render|publish)/' },
  { name: 'audit', path: '^src/(audit|options|index|config|tool)(\\.ts|/)' },
  { name: 'cli', path: '^src/(cli|action)(\\.ts|/)' },
];

const upward = floors.slice(0, -1).map((floor, i) => ({
  name: `no-upward-from-${floor.name}`,
  severity: 'error',
  from: { path: floor.path },
  to: { path: floors.slice(i + 1).map((above) => above.path) },
}));

const siblings = [
  ['src/collectors', 'src/analysis'],
  ['src/collectors', 'src/proof'],
  ['src/analysis', 'src/proof'],
  ['src/claims', 'src/render'],
  ['src/claims', 'src/publish'],
  ['src/render', 'src/publish'],
  ['src/clients/git', 'src/clients/code'],
  ['src/clients/git', 'src/clients/github'],
  ['src/clients/code', 'src/clients/github'],
].flatMap(([a, b]) => [
  { name: `apart-${a}-${b}`, severity: 'error', from: { path: `^${a}/` }, to: { path: `^${b}/` } },
  { name: `apart-${b}-${a}`, severity: 'error', from: { path: `^${b}/` }, to: { path: `^${a}/` } },
]);

const packageHomes = [
  ['simple-git', '^src/clients/git/'],
  ['@octokit', '^src/clients/github/'],
  ['@ast-grep', '^src/(clients/code|languages)/'],
  ['ts-morph', '^src/clients/code/'],
  ['handlebars', '^src/render/'],
  ['@observablehq', '^src/render/charts/'],
  ['linkedom', '^src/render/charts/'],
  ['yargs', '^src/(cli\\.ts|cli/)'],
].map(([name, home]) => ({
  name: `only-home-imports-${name.replace(/[^a-z]/g, '')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: home },
  to: { path: `node_modules/${name}(/|$)` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...upward,
    ...siblings,
    ...packageHomes,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
