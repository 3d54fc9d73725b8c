import { describe, expect, it } from 'vitest';
import { calledPath } from '../../src/claims/extract/names/called-paths.js';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/routes/lamps.py': [
      'router = APIRouter()',
      '',
      '@router.get("/brightness")',
      'async def brightness():',
      '    return 1',
    ].join('\n'),
    'app/routes/chairs.py':
      'bp = Blueprint("chairs", url_prefix="/chairs")\n\n@bp.route("/free")\ndef free():\n    return 1\n',
    'app/main.py': 'app.include_router(lamps.router, prefix="/lamps")\n',
    'app/aaa.py': 'lamps_router = APIRouter(prefix="/lamps", tags=["lamps"])\n@lamps_router.get("/lamps")\n',
    'app/client.py': 'client.get("/lamps/colour")\nclient.get("/chairs")\n',
    'web/server.js': "app.get('/doors/open', (request, response) => response.end());\n",
    'door_service/main.py': '@app.get("/windows")\n',
    'hall_service/main.py': '@app.get("/windows")\n',
    'docs/paths.xml': '<mount prefix="/doors" file="lamps.py"/>\n',
  }),
);
const told = (...lines: string[]) => measuredOf('symbol', check('# Audit', '', ...lines));

describe('the route that a command asks a server for', () => {
  it('is made by code at once, or as the end of a router that is mounted', async () => {
    expect(
      await told(
        '```bash',
        'curl -f https://hall.example.com/lamps/brightness',
        "curl -X POST 'http://localhost:8000/chairs/free?all=1' -H 'Accept: */*'",
        'curl http://localhost:8000/doors/open | jq .',
        'curl https://hall.example.com/windows',
        '```',
      ),
    ).toEqual([
      '4 verified: at app/routes/lamps.py:3, mounted at app/main.py:1',
      '5 verified: at app/routes/chairs.py:3, mounted at app/routes/chairs.py:1',
      '6 verified: at web/server.js:1',
      '7 verified: at hall_service/main.py:1',
    ]);
  });

  it('is none that only a client names, or whose router is mounted elsewhere', async () => {
    expect(
      await told(
        '```bash',
        'curl https://hall.example.com/lamps/colour',
        'curl https://hall.example.com/doors/brightness',
        'curl https://hall.example.com/brightness',
        '```',
      ),
    ).toEqual([]);
  });
});

it('a command asks for a path, and not for a file or a host', () => {
  expect(calledPath('curl -s https://host:8000/health/hub/')).toEqual({
    host: 'host:8000',
    path: '/health/hub',
  });
  expect(calledPath('curl -sSL https://host/install/get.sh | bash')).toBeNull();
  expect(calledPath('curl https://host/')).toBeNull();
  expect(calledPath('curl https://host/hub/12')).toBeNull();
  expect(calledPath('See https://host/health/hub')).toBeNull();
});
