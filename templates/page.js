// Everything on the page can be read and reached without this script. It adds a switch between light and dark, buttons that
// copy commands, and opens what an address inside the page points to.
(() => {
  const root = document.documentElement;
  root.dataset.script = '';

  const stored = (value) => {
    try {
      if (value !== undefined) localStorage.setItem('issue-audit-theme', value);
      return localStorage.getItem('issue-audit-theme');
    } catch {
      // A page opened from disk may have no storage; the choice then holds until it is closed.
      return value ?? null;
    }
  };

  const show = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  };
  show(stored());

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

  const wireTheme = (button) => {
    const label = () => {
      button.textContent = isDark() ? 'Light' : 'Dark';
      button.setAttribute('aria-label', `Switch to ${isDark() ? 'light' : 'dark'} colours`);
    };
    label();
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      show(theme);
      stored(theme);
      label();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  };

  const selectText = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async (element, button) => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(element.textContent);
      button.textContent = 'Copied';
    } catch {
      selectText(element);
      button.textContent = 'Selected';
    }
    setTimeout(() => {
      button.textContent = before;
    }, 1500);
  };

  // One listener for all of them: there can be hundreds.
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button[data-copy]');
    const element = button?.parentElement?.querySelector('[data-copied]');
    if (element) copy(element, button);
  });

  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details'))
      fold.open = true;
    if (target.matches('details')) target.open = true;
    target.scrollIntoView();
  };

  document.addEventListener('DOMContentLoaded', () => {
    for (const button of document.querySelectorAll('[data-theme-switch]')) wireTheme(button);
    for (const button of document.querySelectorAll('[data-unfold]')) {
      button.addEventListener('click', () => {
        const folds = [...document.querySelectorAll(button.dataset.unfold)];
        const open = folds.some((fold) => !fold.open);
        for (const fold of folds) fold.open = open;
        button.textContent = open ? 'Fold the evidence' : 'Unfold the evidence';
      });
    }
    addEventListener('hashchange', openTarget);
    if (location.hash) openTarget();
  });
})();
