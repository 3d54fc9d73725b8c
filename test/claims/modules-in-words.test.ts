import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/lamps/hub_relay.py': 'relay = 1\n',
    'app/lamps/lamp_config.py': 'config = 1\n',
    'app/lamps/pump_valve.py': 'valve = 1\n',
    'app/garden/pump_valve.py': 'valve = 2\n',
    'app/garden/water_flow_service.py': 'flow = 1\n',
    'tests/test_lamp_post.py': 'def test_a():\n    assert True\n',
  }),
);

it('a part of the program is there where one file is called by its words alone', async () => {
  expect(
    await measuredOf(
      'path',
      check(
        '- Errors are avoided through the hub relay system',
        '- The water flow service is fast',
        '- Errors are avoided through the pump valve system',
        '- Errors are avoided through the relay system',
        '- The hub relay system was removed',
        '- There is no hub relay system',
        '- The lamp post module is lit',
        '- The hub relay is fast',
        '- The lamp configuration system is fast',
        '- Errors eliminated through hub relay system',
      ),
    ),
  ).toEqual([
    '1 verified: exists: app/lamps/hub_relay.py',
    '2 verified: exists: app/garden/water_flow_service.py',
    '10 verified: exists: app/lamps/hub_relay.py',
  ]);
});
