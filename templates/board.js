// The board can be read without this script: it adds search, filters and sorting, and keeps them in the address, so that a
// view can be shared.
(() => {
  const RANK = ['re-open', 'keep open', 'release', 'close', 'ask', 'keep closed'];
  const STATUS = [
    'REGRESSED',
    'UNRESOLVED',
    'PARTIALLY_RESOLVED',
    'RESOLVED',
    'CLOSED_WITHOUT_FIX',
    'INCONCLUSIVE',
  ];
  const SORTS = ['issue', 'status', 'decision', 'release', 'worked'];
  // Natural order: #9 before #10.
  const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

  const valuesOf = (row, place) => {
    const data = row.element.dataset;
    return {
      place,
      issue: `${data.repo ?? ''}#${data.key}`,
      status: STATUS.indexOf(data.status),
      decision: RANK.indexOf(data.action),
      release: Date.parse(data.release) || Number.NEGATIVE_INFINITY,
      worked: Date.parse(data.worked) || Number.NEGATIVE_INFINITY,
    };
  };

  const start = () => {
    const table = document.querySelector('table.issues');
    if (!table) return;
    const filters = [...document.querySelectorAll('[data-filter]')];
    const count = document.querySelector('[data-count]');
    const none = document.querySelector('[data-none]');
    const bodies = [...table.tBodies];
    const rows = bodies.flatMap((body) =>
      [...body.querySelectorAll('.issue-row')].map((element) => ({ element, body })),
    );
    rows.forEach((row, place) => {
      row.text = `${row.element.textContent} ${row.element.dataset.ask}`.toLowerCase();
      row.block = row.body.dataset.block;
      row.labels = [...row.element.querySelectorAll('[data-label]')].map((label) => label.dataset.label);
      row.sort = valuesOf(row, place);
    });
    // Where rows go when they are sorted over all blocks.
    const flat = document.createElement('tbody');
    flat.setAttribute('role', 'rowgroup');
    let sorted = '';

    const wanted = () => {
      const state = {};
      for (const filter of filters) {
        const value = filter.type === 'checkbox' ? (filter.checked ? '1' : '') : filter.value.trim();
        if (value) state[filter.dataset.filter] = value;
      }
      return state;
    };

    const fits = (row, state, words) =>
      (!state.block || row.block === state.block) &&
      (!state.decision || row.element.dataset.action === state.decision) &&
      (!state.grade || row.element.dataset.grade === state.grade) &&
      (!state.repo || row.element.dataset.repo === state.repo) &&
      (!state.label || row.labels.includes(state.label)) &&
      (!state.changed || row.element.dataset.changed !== undefined) &&
      words.every((word) => row.text.includes(word));

    const markHeaders = (by, way) => {
      for (const header of table.querySelectorAll('th[data-sort]')) {
        if (header.dataset.sort !== by) header.removeAttribute('aria-sort');
        else header.setAttribute('aria-sort', way === 'down' ? 'descending' : 'ascending');
      }
    };

    const compare = (by, a, b) => {
      if (by === 'issue') return natural.compare(a.sort.issue, b.sort.issue);
      if (a.sort[by] === b.sort[by]) return 0;
      return a.sort[by] < b.sort[by] ? -1 : 1;
    };

    // Sorted rows stand in one body; unsorted they go back into their blocks.
    const order = (sort) => {
      if (sort === sorted) return;
      sorted = sort;
      const [by, way] = sort.split('.');
      markHeaders(by, way);
      if (!SORTS.includes(by)) {
        flat.remove();
        for (const row of rows) row.body.append(row.element);
        table.append(...bodies);
        return;
      }
      const sign = way === 'down' ? -1 : 1;
      const inOrder = [...rows].sort((a, b) => sign * compare(by, a, b) || a.sort.place - b.sort.place);
      for (const body of bodies) body.remove();
      flat.append(...inOrder.map((row) => row.element));
      table.append(flat);
    };

    const show = (state) => {
      const words = (state.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const shown = new Map(bodies.map((body) => [body, 0]));
      let total = 0;
      for (const row of rows) {
        const isShown = fits(row, state, words);
        row.element.hidden = !isShown;
        if (!isShown) continue;
        total += 1;
        shown.set(row.body, shown.get(row.body) + 1);
      }
      for (const [body, n] of shown) body.hidden = n === 0;
      count.textContent =
        total === rows.length ? `${rows.length} issues` : `${total} of ${rows.length} issues`;
      none.hidden = total > 0;
      order(state.sort ?? '');
    };

    // The part after # is kept by every server and by files; nothing is sent anywhere.
    const read = () => {
      const state = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
      const known = new Set([...filters.map((filter) => filter.dataset.filter), 'sort']);
      return Object.keys(state).some((name) => known.has(name)) ? state : null;
    };

    const write = (state) => {
      const text = new URLSearchParams(state).toString();
      history.replaceState(null, '', text ? `#${text}` : location.pathname + location.search);
    };

    const fill = (state) => {
      for (const filter of filters) {
        const value = state[filter.dataset.filter] ?? '';
        if (filter.type === 'checkbox') filter.checked = value === '1';
        else filter.value = value;
      }
      show({ ...wanted(), ...(state.sort ? { sort: state.sort } : {}) });
    };

    const update = (sort = sorted) => {
      const state = { ...wanted(), ...(sort ? { sort } : {}) };
      show(state);
      write(state);
    };

    for (const filter of filters) filter.addEventListener('input', () => update());
    document.querySelector('[data-clear]').addEventListener('click', () => {
      for (const filter of filters) {
        if (filter.type === 'checkbox') filter.checked = false;
        else filter.value = '';
      }
      update('');
    });
    for (const header of table.querySelectorAll('th[data-sort]')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener('click', () => {
        const by = header.dataset.sort;
        const ways = by === 'release' || by === 'worked' ? ['down', 'up'] : ['up', 'down'];
        const [at, way] = sorted.split('.');
        const next = at !== by ? ways[0] : way === ways[0] ? ways[1] : '';
        update(next ? `${by}.${next}` : '');
      });
    }
    // The legend filters where it can; without the script it leads to the block.
    for (const link of document.querySelectorAll('[data-block-link]')) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        for (const filter of filters)
          if (filter.dataset.filter === 'block') filter.value = link.dataset.blockLink;
        update();
        document.getElementById('issues').scrollIntoView();
      });
    }
    addEventListener('hashchange', () => {
      const state = read();
      if (state) fill(state);
    });
    const first = read();
    if (first) {
      fill(first);
      document.getElementById('issues').scrollIntoView();
    }
  };

  document.addEventListener('DOMContentLoaded', start);
})();
