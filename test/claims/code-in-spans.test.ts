import { describe, expect, it } from 'vitest';
import { checkerOf, checkText, repositoryWith, told } from './check-text.js';

const HUB = [
  'class HubStore:',
  '    def start(self):',
  '        self.children_of_hub = []',
  '        self.open_all_children(self)',
  '',
  '    def open_all_children(self, user):',
  '        """Use HubStore(context, factory) for it."""',
  '        self.fail(f"HUB VIOLATION: No child was opened for the user {user}. Look at the hub, which has none of them.")',
  '        logger.warning(f"Hub {user} has lost its children - going on without")',
  '        send({',
  '            "type": "hub_opened",',
  '            "payload": user,',
  '            "sent_at": now(),',
  '        })',
];

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': `${HUB.join('\n')}\n`,
    'app/names.py':
      'child_name = find(child,\n    "name_of_child", default_of_children)\nchild_title = find(child_name, kind_of_child, default_of_children)\n',
  }),
);

describe('code with its line, of a file that is not named', () => {
  it('is of the only file that has it', async () => {
    const { claims } = await check(
      '- It sets `self.children_of_hub = []` (line 3), and `self.open_all_children(self)` (line 9).',
      '- The `open_all_children()` method is called in `start()` (line 4).',
      '- The `open_all_children()` method is called in `start()` (line 2).',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference verified',
      '1 line-reference refuted',
      '2 line-reference verified',
      '3 line-reference refuted',
    ]);
    expect(claims.find(({ verdict }) => verdict === 'refuted')?.correction).toContain('line 4 of app/hub.py');
  });
});

describe('messages in code spans', () => {
  it('are found by the text that they were made of, to their end or not', async () => {
    const { claims } = await check(
      '1. **test_hub**: `HUB VIOLATION: No child was opened for the user anna`',
      '2. Test goes on: `"Hub anna has lost its children - going on without"`',
      '3. `HUB VIOLATION: No child was ever closed for the user anna`',
    );
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified', '2 snippet verified']);
  });
});

describe('the shape of a message', () => {
  it('is found where its keys stand together', async () => {
    const { claims } = await check(
      '- Hub sends `{"type": "hub_opened", "payload": {...}, "sent_at": ...}`',
      '- Test expects `type="hub_opened"` here',
      '- Hub sends `{"type": "hub_opened", "received_at": ...}`',
      '- Hub sends `{"type": "hub_lost", "payload": {...}}`',
    );
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified', '2 snippet verified']);
  });
});

describe('how a class is called', () => {
  it('is found where the code writes it so', async () => {
    const { claims } = await check(
      '**POSITIVE CHANGE**: `HubStore(context, factory)` is the way, not a singleton.',
      'It is `HubStore(context, singleton)`.',
    );
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified']);
  });
});

describe('a statement that no code has', () => {
  it('is refuted where it is called the code, and not checkable where some code is like it', async () => {
    const { claims } = await check(
      '- Code pattern: `hub_name = look_up(all_of_hubs, child_name, default_of_hubs)`',
      '- Code pattern: `child_name = find(child_title, kind_of_child, default_of_children)`',
      '- Evidence: `hub_name = look_up(all_of_hubs, child_name, default_of_hubs)`',
      '- `hub_name = look_up(all_of_hubs, child_name, default_of_hubs)`',
    );
    expect(told(claims, 'snippet')).toEqual([
      '1 snippet refuted',
      '2 snippet not checkable',
      '3 snippet not checkable',
    ]);
  });

  it('is not missing where it stands over two lines', async () => {
    const { claims } = await check(
      '- Code pattern: `child_name = find(child, "name_of_child", default_of_children)`',
    );
    expect(told(claims, 'snippet')).toEqual([]);
  });

  it('is refuted in a fence only beside lines that are there, with a message of its own', async () => {
    const { claims } = await check(
      '# CURRENT HUB',
      '```python',
      '# CURRENT (problematic):',
      'def open_all_children(self, user):',
      '    self.children_of_hub = []',
      '    logger.warning("The hub was never opened, opening all children")',
      '```',
      '',
      '## More',
      '```python',
      '    logger.warning("The hub was never opened, opening all children")',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual([
      '4 snippet verified',
      '5 snippet verified',
      '6 snippet refuted',
    ]);
  });
});

describe('what a program printed', () => {
  it('is not missing in the code', async () => {
    const { claims } = await check(
      '**Evidence**:',
      '```',
      'def open_all_children(self, user):',
      'ModuleNotFoundError: No module named "app.hub.children_of_nobody"',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['3 snippet verified']);
  });
});

describe('the block below a comment that names its file', () => {
  it('stands in that file', async () => {
    const { claims } = await check(
      '```python',
      '# Found in hub.py - FIXED:',
      'class HubStore:',
      '    def start(self):',
      '        self.children_of_hub = []',
      '        self.open_all_children(self)',
      '# In names.py:',
      'nobody_has_this = "such a line"',
      '```',
    );
    expect(told(claims, 'snippet').filter((each) => /^[27] /.test(each))).toEqual(['2 snippet verified']);
  });
});

describe('code that a remark stands behind', () => {
  it('is there, though what may come of it is not certain', async () => {
    const { claims } = await check(
      '- `self.children_of_hub = []` - the children may be late',
      '- `self.children_of_hub = []` - should be called here, or it may be late',
      '- `self.children_of_nobody = []` - the children may be late',
    );
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified']);
  });
});

describe('a decorator', () => {
  it('is a name of this repository where code defines it', async () => {
    const decorated = await checkText(
      (await repositoryWith({ 'app/needs.py': 'def needs_hub(name):\n    return name\n' })).folder,
      '- Restore the `@needs_hub()` decorators\n- Restore the `@needs_store()` decorators\n',
    );
    expect(told(decorated.claims, 'symbol')).toEqual(['1 symbol verified']);
  });
});
