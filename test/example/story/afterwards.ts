import * as chat from './chat-sources.js';
import { MARA, type Telling, TOMAS, YUKI } from './telling.js';
import * as tests from './test-sources.js';
import * as web from './web-sources.js';

/** Chapter four: life goes on; copies of the issue's tests are kept as a backup, and nothing is broken again. */
export function tellAfterwards(story: Telling): void {
  tellSearch(story);
  const release = story.commit('09-10 12:00', MARA, 'Release 1.5.0', {
    files: story.release('1.5.0', 'Search, and messages arrive again (#1184).'),
  });
  story.repo.tag('v1.5.0', release, { message: 'Chat service 1.5.0' });
  story.commit('09-11 09:05', MARA, 'Release 1.4.1', {
    branch: 'release/1.4',
    files: story.edited('pyproject.toml', { '1.5.0': '1.4.1' }),
  });
  story.commit('09-12 17:50', MARA, 'Keep a copy of the tests before the storage moves', {
    files: {
      'backups/2025-09-12/tests/unit/issue_1184/test_hub_is_sync.py': tests.TEST_HUB_IS_SYNC,
      'backups/2025-09-12/tests/unit/issue_1184/test_callers.py': tests.TEST_CALLERS,
    },
  });
  story.commit('09-15 10:33', TOMAS, 'Script that looks for callers that wait for the hub (#1184)', {
    files: { 'scripts/check_issue_1184.py': { executable: chat.AWAIT_CHECK_SCRIPT } },
  });
  story.commit('09-16 14:21', YUKI, 'Web client: links from the phone, as in example/chat-mobile#1184', {
    files: story.extended('web/src/message-list.ts', "\nexport const LINK_SCHEME = 'chat:';\n"),
  });
  story.commit('09-17 11:02', YUKI, 'Web client: labels for screen readers (#1203)', {
    files: story.edited('web/src/presence.ts', { "'dot dot-grey'": "'dot dot-grey offline'" }),
  });
  story.commit('09-18 16:44', TOMAS, 'Try a hub per device (#1201)', {
    branch: 'try/1201-hub-per-device',
    files: story.edited('chat/hub.py', { 'one hub a user': 'one hub a user and device' }),
  });
  story.commit('09-19 09:12', MARA, 'Say in the documentation that the lookup returns at once', {
    files: story.edited('docs/hub.md', {
      'with `await get_connection_hub(user)`': 'with `get_connection_hub(user)`',
    }),
  });
  story.commit('09-22 08:58', MARA, 'Configure issue-audit', {
    files: { 'issue-audit.yml': web.ISSUE_AUDIT_YML },
  });
  story.commit('09-23 15:10', YUKI, 'Web client: one more emoji', {
    files: story.edited('web/src/emoji.ts', { "'👍'": "'👍', '🐦'" }),
  });
}

function tellSearch(story: Telling): void {
  const branch = 'feature/search';
  story.commit('09-04 14:40', MARA, 'Search messages (#1190)', {
    branch,
    files: { 'chat/search.py': chat.SEARCH, 'tests/unit/test_search.py': tests.TEST_SEARCH },
  });
  story.commit('09-05 10:15', YUKI, 'Web client: search box', {
    branch,
    files: { 'web/src/search-box.ts': web.SEARCH_BOX },
  });
  story.commit('09-05 11:00', YUKI, 'Web client: keep the order of messages (#1188)', {
    files: story.edited('web/src/message-list.ts', {
      'readonly text: string;': 'readonly text: string;\n  readonly at: number;',
    }),
  });
  story.merge('09-08 09:25', MARA, branch, 'Merge pull request #1191 from example/feature/search\n\nSearch');
  story.repo.deleteBranch(branch);
}
