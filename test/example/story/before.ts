import * as chat from './chat-sources.js';
import { MARA, type Telling, TOMAS, YUKI } from './telling.js';
import * as tests from './test-sources.js';
import * as web from './web-sources.js';

/** Chapter one: the service grows, and everything that sends waits for the hub. Ends with release 1.3.0. */
export function tellBefore(story: Telling): void {
  story.commit('06-02 09:10', MARA, 'Start the chat service', {
    files: {
      'README.md': web.README,
      '.gitignore': '__pycache__/\nnode_modules/\nreports/\n',
      'chat/__init__.py': '',
      'chat/storage.py': chat.STORAGE,
      ...story.release('1.0.0', 'The first version.'),
    },
  });
  story.commit('06-03 11:25', MARA, 'Add the connection hub', { files: { 'chat/hub.py': chat.HUB } });
  story.commit('06-04 15:02', MARA, 'Send and delete messages (#1012)', {
    files: { 'chat/routes/__init__.py': '', 'chat/routes/messages.py': chat.MESSAGES },
  });
  story.commit('06-05 10:40', YUKI, 'Web client: connect to the service', {
    files: {
      'web/package.json': '{ "name": "chat-web", "private": true, "type": "module" }\n',
      'web/src/connection.ts': web.CONNECTION,
    },
  });
  story.commit('06-06 14:18', YUKI, 'Web client: list of messages', {
    files: { 'web/src/message-list.ts': web.MESSAGE_LIST },
  });
  story.commit('06-11 16:31', TOMAS, 'Deliver what came while a user was away (#1031)', {
    files: { 'chat/delivery.py': chat.DELIVERY },
  });
  story.commit('06-12 09:55', TOMAS, 'Test the delivery', {
    files: { 'tests/conftest.py': tests.CONFTEST, 'tests/unit/test_delivery.py': tests.TEST_DELIVERY },
  });
  tellPresence(story);
  story.commit('06-24 09:58', MARA, 'Say what clients may call (#1061)', {
    files: { 'chat/app.py': chat.APP },
  });
  story.commit('07-01 13:07', TOMAS, 'Test that a reconnect gets a new hub (#1064)', {
    files: { 'tests/integration/test_reconnect.py': tests.TEST_RECONNECT },
  });
  story.commit('07-02 10:12', YUKI, 'Web client: wait longer before each reconnect (#1064)', {
    files: {
      ...story.extended('web/src/connection.ts', web.BACK_OFF),
      'web/test/connection.test.ts': web.BACK_OFF_TEST,
    },
  });
  story.commit('07-09 17:45', TOMAS, 'Read receipts (#1077)', {
    files: story.extended('chat/routes/messages.py', chat.READ_RECEIPTS),
  });
  const release = story.commit('07-15 12:00', MARA, 'Release 1.3.0', {
    files: story.release('1.3.0', 'Presence and read receipts.'),
  });
  story.repo.tag('v1.3.0', release, { message: 'Chat service 1.3.0' });
}

function tellPresence(story: Telling): void {
  const branch = 'feature/presence';
  story.commit('06-17 10:20', TOMAS, 'Sign in and out', {
    branch,
    files: { 'chat/routes/presence.py': chat.PRESENCE },
  });
  story.commit('06-18 11:48', YUKI, 'Web client: dots for presence', {
    branch,
    files: { 'web/src/presence.ts': web.PRESENCE_DOTS },
  });
  story.commit('06-18 16:03', MARA, 'Say what the folders are', {
    files: story.extended('README.md', '\nTests are under `tests/` and `web/test/`.\n'),
  });
  story.merge(
    '06-19 09:30',
    MARA,
    branch,
    'Merge pull request #1058 from example/feature/presence\n\nPresence',
  );
  story.repo.deleteBranch(branch);
}
