import * as chat from './chat-sources.js';
import { MARA, type Telling, TOMAS, YUKI } from './telling.js';
import * as tests from './test-sources.js';
import * as web from './web-sources.js';

/**
 * Chapter two: the lookup of a hub becomes synchronous for another issue while its callers go on waiting for it, one more
 * caller comes, and release 1.4.0 carries the defect.
 */
export function tellDefect(story: Telling): void {
  story.commit('07-22 10:05', MARA, 'Describe the hub', { files: { 'docs/hub.md': web.HUB_DOCUMENT } });
  story.commit('07-29 15:36', TOMAS, 'Limit messages a minute (#1102)', {
    files: { 'chat/rate_limit.py': chat.RATE_LIMIT },
  });
  story.commit('08-05 11:11', YUKI, 'Web client: emoji (#1110)', {
    files: { 'web/src/emoji.ts': web.EMOJI },
  });
  story.commit('08-19 14:52', MARA, 'Hints for the support team (#1131)', {
    files: { 'chat/diagnostics.py': chat.DIAGNOSTICS },
  });
  story.commit(
    '09-01 21:12',
    MARA,
    'Look hubs up without waiting (#1150)\n\nDevices are known from sign-in on, so nothing has to be loaded here.',
    {
      files: {
        ...story.extended('chat/storage.py', chat.KNOWN_DEVICES),
        ...story.edited('chat/hub.py', {
          'import load_devices': 'import known_devices',
          'async def get_connection_hub(user)': 'def get_connection_hub(user)',
          'await load_devices(user)': 'known_devices(user)',
        }),
      },
    },
  );
  story.commit('09-02 10:27', TOMAS, 'Show who is typing (#1157)', {
    files: story.extended('chat/delivery.py', chat.TYPING),
  });
  const release = story.commit('09-02 16:00', MARA, 'Release 1.4.0', {
    files: story.release('1.4.0', 'Typing indicators.'),
  });
  story.repo.tag('v1.4.0', release);
  story.repo.setBranch('release/1.4', release);
}

/** Chapter three: the fix that says nothing, the tests of the issue, and the commit that claims the fix. */
export function tellFix(story: Telling): void {
  story.commit('09-03 09:14', YUKI, 'Web client: say it when the server fails (#1183)', {
    files: { 'web/src/server-errors.ts': web.SERVER_ERRORS },
  });
  story.commit('09-03 09:40', MARA, 'Note the failing hub, see #1184', {
    files: { 'docs/known-problems.md': web.KNOWN_PROBLEMS },
  });
  const stale = [
    'chat/delivery.py',
    'chat/hub.py',
    'chat/routes/messages.py',
    'chat/routes/presence.py',
    'tests/integration/test_reconnect.py',
    'tests/unit/test_delivery.py',
  ];
  const fixed = stale.map((path) =>
    story.edited(path, { 'await get_connection_hub(': 'get_connection_hub(' }),
  );
  story.commit('09-03 11:02', TOMAS, 'a', { files: Object.assign({}, ...fixed) });
  story.commit('09-03 13:30', TOMAS, '[issue-1184] Test that the lookup is synchronous', {
    files: { 'tests/unit/issue_1184/test_hub_is_sync.py': tests.TEST_HUB_IS_SYNC },
  });
  story.commit(
    '09-03 15:20',
    TOMAS,
    'Fix: remove wrong awaits of get_connection_hub() - 12 fixes across 5 files\n\n' +
      'All callers now use the synchronous lookup.\n\nCloses #1184',
    {
      files: story.edited('chat/diagnostics.py', {
        'The user has no device signed in.': 'No device is signed in.',
      }),
    },
  );
  story.commit('09-04 10:08', TOMAS, 'Issue 1184: test the routes as well', {
    files: { 'tests/unit/issue_1184/test_callers.py': tests.TEST_CALLERS },
  });
}
