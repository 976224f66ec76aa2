// The page: asks once a second what is new, and never keeps a call waiting for it.

import * as acts from './acts.js';
import {admin, query} from './admin.js';
import {show} from './detail.js';
import {el} from './dom.js';
import {List} from './list.js';

const PAUSE = 1000;
const PAGE = 500;
const LOADED_AHEAD = 10_000;

const at = (id) => document.getElementById(id);
const list = new List(at('operations'), select, () => loadOlder());
const scopes = new Set();
const methods = new Set();
let linted = new Map();
let until; // what was seen
let older = false; // whether there are more to load
let loading = false;
let selected = decodeURIComponent(location.hash.slice(1)) || null;
let round = 0; // grows with each new question, so that answers to old ones are dropped
let timer;

// A link may bring them: /__admin/lro?scope=projects/p&state=RUNNING
for (const [key, value] of new URLSearchParams(location.search)) {
  if (['scope', 'state', 'method', 'text', 'filter'].includes(key)) {
    at(key).value = value;
  }
}

const chosen = () => ({
  scope: at('scope').value.trim(),
  state: at('state').value,
  method: at('method').value.trim(),
  text: at('text').value.trim(),
  filter: at('filter').value.trim(),
});

async function load() {
  const mine = ++round;
  clearTimeout(timer);
  until = undefined;
  older = false;
  try {
    const first = await changes({});
    if (mine !== round) {
      return;
    }
    list.clear();
    until = first.until;
    took(first);
    older = first.more;
    at('problem').replaceChildren();
    detail();
  } catch (e) {
    if (mine === round) {
      list.clear();
      at('problem').replaceChildren(e.message);
    }
  }
  if (mine === round) {
    next();
  }
}

function changes(more) {
  return admin('GET', '/changes' + query({...chosen(), pageSize: PAGE, ...more}));
}

function took(answer) {
  list.put(answer.operations);
  for (const line of answer.operations.filter((line) => line.name !== undefined)) {
    suggest('scopes', scopes, line.name.split('/').slice(0, 2).join('/'));
    suggest('methods', methods, line.rpc);
  }
  clockIs(answer.clock);
  at('count').replaceChildren(
    list.size === 0 ? 'No operations.' : `${list.size}${older || answer.more ? ' or more' : ''} operations`,
  );
}

function suggest(id, known, value) {
  if (value !== undefined && !known.has(value) && known.size < 1000) {
    known.add(value);
    at(id).append(el('option', {value}));
  }
}

async function loadOlder() {
  if (!older || loading || list.size > LOADED_AHEAD * 10) {
    return;
  }
  loading = true;
  const mine = round;
  try {
    const page = await changes({before: list.oldest});
    if (mine === round) {
      older = page.more;
      took(page);
    }
  } catch (e) {
    at('problem').replaceChildren(e.message);
  } finally {
    loading = false;
  }
}

function next() {
  clearTimeout(timer);
  timer = setTimeout(poll, PAUSE);
}

/** Of very many changes one answer has the newest; those before them are asked for one by one. */
async function poll() {
  const mine = round;
  if (document.hidden || until === undefined) {
    return until === undefined && !document.hidden ? load() : undefined;
  }
  try {
    let answer = await changes({since: until});
    const seen = answer.until;
    let changed = false;
    while (mine === round) {
      if (answer.reset) {
        return load();
      }
      took(answer);
      changed ||= answer.operations.some((line) => line.name === selected);
      if (!answer.more) {
        break;
      }
      answer = await changes({since: until, before: answer.operations.at(-1).number});
    }
    if (mine !== round) {
      return;
    }
    until = seen;
    at('connection').replaceChildren();
    if (changed) {
      detail();
    }
  } catch (e) {
    if (mine !== round) {
      return;
    }
    at('connection').replaceChildren(`No answer: ${e.message}`);
  }
  next();
}

function select(name) {
  selected = name;
  history.replaceState(null, '', '#' + encodeURIComponent(name));
  list.select(name);
  detail();
}

async function detail() {
  const name = selected;
  if (name === null) {
    at('detail').replaceChildren(el('p', {}, 'Select an operation.'));
    return;
  }
  list.select(name);
  try {
    const record = await admin('GET', '/operations' + query({name}));
    if (name === selected) {
      await show(at('detail'), record, findingsOf(record), acts.ofOperation(name));
    }
  } catch (e) {
    if (name === selected) {
      at('detail').replaceChildren(el('h2', {}, name), el('p', {class: 'error'}, e.message));
    }
  }
}

function findingsOf(record) {
  const found = linted.get(record.operation.name) ?? [];
  const late = record.calls.polledAfterDone;
  const own = late === 0 ? [] : [{type: 'polledAfterDone', description: `polled ${late === 1 ? 'once' : `${late} times`} after it was seen to be done`}];
  return [...own.filter((one) => found.every((other) => other.type !== one.type)), ...found];
}

function clockIs(clock) {
  const {scope} = chosen();
  at('clock-of').replaceChildren(scope === '' ? 'Clock of all' : `Clock of ${scope}`);
  at('clock').replaceChildren(`${clock.time}${clock.frozen ? ', frozen' : ''}`);
  at('clock').setAttribute('datetime', clock.time);
  at('freeze').disabled = clock.frozen;
  at('resume').disabled = !clock.frozen;
}

const problem = (e) => at('problem').replaceChildren(e.message);
const parent = () => `${chosen().scope || 'projects/p'}/locations/us-central1`;
const now = () => {
  clearTimeout(timer);
  poll();
};

let typing;
at('filters').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(load, 250);
});
at('filters').addEventListener('submit', (event) => event.preventDefault());
at('start').addEventListener('click', () => acts.start(chosen().scope, parent()));
at('arm').addEventListener('click', () => acts.arm(chosen().scope, parent()));
at('seed').addEventListener('click', () => acts.seed(chosen().scope, parent()));
at('reset').addEventListener('click', () => acts.reset(chosen().scope, load));
at('lint').addEventListener('click', () =>
  acts.lint(chosen().scope, (violations) => {
    linted = Map.groupBy === undefined ? grouped(violations) : Map.groupBy(violations, (one) => one.subject);
    const first = violations[0]?.subject;
    at('problem').replaceChildren(violations.length === 0 ? 'Nothing was found.' : `${linted.size} operations were not treated as they should be.`);
    if (first !== undefined) {
      select(first);
    } else {
      detail();
    }
  }),
);
for (const act of ['freeze', 'advance', 'resume']) {
  at(act).addEventListener('click', () => Promise.resolve(acts.clock(act, chosen().scope, (clock) => {
    clockIs(clock);
    now();
  })).catch(problem));
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    now();
  }
});
window.addEventListener('hashchange', () => select(decodeURIComponent(location.hash.slice(1))));

function grouped(violations) {
  const groups = new Map();
  for (const one of violations) {
    groups.set(one.subject, [...(groups.get(one.subject) ?? []), one]);
  }
  return groups;
}

load();
