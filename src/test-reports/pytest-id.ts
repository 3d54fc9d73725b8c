/** Where a pytest node id says that a test is. */
export interface PytestPlace {
  readonly name: string;
  readonly suite: readonly string[];
  readonly file: string;
}

/**
 * Splits `tests/test_a.py::TestA::test_b[c::d]`. Parameters may hold anything, `::` and brackets included, so nothing
 * after the first bracket is split.
 */
export function pytestPlace(id: string): PytestPlace {
  const bracket = id.indexOf('[');
  const plain = bracket < 0 ? id : id.slice(0, bracket);
  const [file = id, ...path] = plain.split('::');
  const last = path.pop();
  if (last === undefined) return { name: id, suite: [], file: id };
  return { name: last + id.slice(plain.length), suite: path, file };
}
