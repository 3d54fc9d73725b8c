/** Names of languages, libraries and tools that reports show as code and no repository has to define. */
const FAMILIAR = new Set(
  `TypeError ValueError KeyError AttributeError ImportError ModuleNotFoundError RuntimeError NotImplementedError IndexError NameError
  SyntaxError AssertionError TimeoutError ConnectionError PermissionError FileNotFoundError OSError StopIteration RecursionError
  ReferenceError RangeError JavaScript TypeScript GitHub GitLab PostgreSQL ClickHouse FastAPI WebSocket WebSockets CloudSQL CloudRun
  GraphQL OpenAPI OAuth DevOps MongoDB MySQL NoSQL LaTeX YouTube LinkedIn IntelliJ NodeJS NextJS ReactJS unittest pytest asyncio
  isinstance hasattr getattr setattr issubclass print super logger console require module exports useState useEffect Promise
  undefined setUp tearDown setup_method teardown_method AsyncMock MagicMock
  beforeEach afterEach beforeAll afterAll await async return yield import raise throw lambda`.split(/\s+/),
);
const LIBRARIES = new Set([
  'asyncio',
  'pytest',
  'unittest',
  'logging',
  'json',
  'os',
  'sys',
  're',
  'time',
  'datetime',
  'typing',
  'Math',
  'JSON',
  'Object',
  'Array',
  'Promise',
  'console',
  'process',
  'React',
  'jest',
  'vi',
]);

/** Whether a name says nothing about this repository. */
export function familiar(name: string, owner: string | null): boolean {
  return FAMILIAR.has(name) || /^__\w+__$/.test(name) || (owner !== null && LIBRARIES.has(owner));
}
