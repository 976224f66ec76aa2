// The history of an operation on a time axis. It is drawn from the record that the admin API
// gives, and from nothing else, so that a report can show it without a server.

import {el, seconds, secondsOf, svg} from './dom.js';

const WIDTH = 720;
const LEFT = 96;
const RIGHT = 24;
const LANE = 30;
const LANES = ['calls', 'faults', 'progress', 'state'];
const SMALLEST_GAP = 0.06; // of the axis: a longer gap between two polls has its length beside it

/** Returns the moments of a record, each with seconds since the start: of real and of fake time. */
function moments(record) {
  const first = record.history[0];
  return record.history.map((event) => ({
    ...event,
    real: secondsOf(event.elapsed) - secondsOf(first.elapsed),
    fake: (Date.parse(event.time) - Date.parse(first.time)) / 1000,
  }));
}

/** Returns the steps of progress that are due by the last moment. */
function progress(record, events) {
  const last = events.at(-1);
  const polls = events.filter((event) => event.event === 'POLLED');
  return (record.script.progress ?? []).flatMap((step) => {
    if (step.at.time !== undefined) {
      const fake = secondsOf(step.at.time);
      const next = events.find((event) => event.fake >= fake);
      return next === undefined ? [] : [{fake, real: fake === next.fake ? next.real : Math.min(fake, next.real), step}];
    }
    const poll = step.at.polls === 0 ? events[0] : polls[step.at.polls - 1];
    return poll === undefined || poll.fake > last.fake ? [] : [{fake: poll.fake, real: poll.real, step}];
  });
}

/**
 * Returns the timeline of a record.
 *
 * @param axis `real` or `fake`: whose seconds are drawn
 */
export function timeline(record, axis = 'real') {
  const events = moments(record);
  const end = Math.max(...events.map((event) => event[axis]), 0.001);
  const x = (moment) => LEFT + (moment[axis] / end) * (WIDTH - LEFT - RIGHT);
  const lane = (name) => LANE * (LANES.indexOf(name) + 1);
  const height = LANE * (LANES.length + 1) + 24;
  const drawing = svg('svg', {
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-label': `Timeline of ${events.length} events in ${seconds(end)} of ${axis} time; the table below has each`,
    class: 'timeline',
  });
  for (const name of LANES) {
    drawing.append(
      svg('text', {x: 4, y: lane(name) + 4, class: 'lane'}, name),
      svg('line', {x1: LEFT, x2: WIDTH - RIGHT, y1: lane(name), y2: lane(name), class: 'axis'}),
    );
  }
  drawing.append(...ticks(end, height), ...states(record, events, x, lane('state')));
  drawing.append(...waits(events, x, lane('calls')), ...gaps(events, x, lane('calls'), end, axis));
  for (const event of events) {
    drawing.append(...marks(event, x(event), lane));
  }
  for (const step of progress(record, events)) {
    drawing.append(mark('progress', x(step), lane('progress'), `progress ${JSON.stringify(step.step.metadata)}`));
  }
  return drawing;
}

function ticks(end, height) {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = LEFT + part * (WIDTH - LEFT - RIGHT);
    return svg(
      'g',
      {class: 'tick'},
      svg('line', {x1: at, x2: at, y1: 12, y2: height - 20}),
      svg('text', {x: at, y: height - 6, 'text-anchor': part === 1 ? 'end' : part === 0 ? 'start' : 'middle'}, seconds(part * end)),
    );
  });
}

/** What the operation was, as bars: running, cancelling, and what it ended as. */
function states(record, events, x, y) {
  const cancel = events.find((event) => event.event === 'CANCEL_REQUESTED' && event.answered === 'OK');
  const done = events.find((event) => event.event === 'DONE');
  const last = events.at(-1);
  const until = done ?? last;
  const changes = [{at: events[0], state: 'RUNNING'}];
  if (cancel !== undefined && x(cancel) <= x(until)) {
    changes.push({at: cancel, state: 'CANCELLING'});
  }
  const bars = changes.map((change, i) => bar(change.state, x(change.at), x(changes[i + 1]?.at ?? until), y));
  if (done !== undefined) {
    bars.push(bar(record.state, x(done), Math.max(x(last), x(done) + 10), y));
  }
  return bars;
}

function bar(state, from, to, y) {
  return svg(
    'rect',
    {x: from, y: y - 7, width: Math.max(to - from, 2), height: 14, rx: 3, class: `bar ${state}`},
    svg('title', {}, state),
  );
}

/** A WaitOperation that was kept waiting, from its arrival to its answer. */
function waits(events, x, y) {
  const bars = [];
  let arrived = [];
  for (const event of events) {
    if (event.event === 'POLLED' && event.rpc === 'WaitOperation') {
      arrived.push(event);
    } else if (event.event === 'WAIT_ANSWERED' && arrived.length > 0) {
      const start = arrived.shift();
      bars.push(
        svg(
          'rect',
          {x: x(start), y: y - 3, width: Math.max(x(event) - x(start), 2), height: 6, rx: 3, class: 'wait'},
          svg('title', {}, `waited ${seconds(event.real - start.real)}`),
        ),
      );
    }
  }
  return bars;
}

function gaps(events, x, y, end, axis) {
  const polls = events.filter((event) => event.event === 'POLLED');
  const texts = [];
  for (let i = 1; i < polls.length; i++) {
    const gap = polls[i][axis] - polls[i - 1][axis];
    if (gap / end >= SMALLEST_GAP) {
      texts.push(
        svg('text', {x: (x(polls[i]) + x(polls[i - 1])) / 2, y: y - 8, 'text-anchor': 'middle', class: 'gap'}, seconds(gap)),
      );
    }
  }
  return texts;
}

function marks(event, x, lane) {
  const text = line(event).join('  ');
  const drawn = [];
  if (event.rpc !== undefined || ['FORGOTTEN', 'EXPIRED'].includes(event.event)) {
    drawn.push(mark(event.event, x, lane('calls'), text));
  }
  if (event.event === 'DONE') {
    drawn.push(mark('DONE', x, lane('state'), text));
  }
  if (event.fault !== undefined) {
    drawn.push(mark('fault', x, lane('faults'), text));
  }
  return drawn;
}

/** Shapes differ as colours do, for not everybody sees these. */
function mark(kind, x, y, text) {
  const shape =
    {
      STARTED: `M${x} ${y - 7}v14l7 -7z`,
      CANCEL_REQUESTED: `M${x - 6} ${y + 6}l6 -12l6 12z`,
      DELETED: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`,
      DELETE_FAILED: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`,
      FORGOTTEN: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`,
      EXPIRED: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`,
      DONE: `M${x} ${y - 8}l8 8l-8 8l-8 -8z`,
      fault: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`,
      progress: `M${x - 4} ${y - 4}h8v8h-8z`,
    }[kind] ?? null;
  const drawn =
    shape === null
      ? svg('circle', {cx: x, cy: y, r: 4.5, class: `mark ${kind}`})
      : svg('path', {d: shape, class: `mark ${kind}`});
  drawn.append(svg('title', {}, text));
  return drawn;
}

/** Returns the cells of an event: when in real time and on the clock, what, its call, its answer, what was asked. */
function line(event) {
  const answered = [event.fault && `fault: ${event.fault}`, event.answered, event.error?.message]
    .filter((text) => text !== undefined && text !== '')
    .join(', ');
  return [`+${seconds(event.real)}`, `+${seconds(event.fake)}`, event.event, event.rpc ?? '', answered, event.asked ?? ''];
}

/** Returns all events as a table. */
export function events(record) {
  const rows = [];
  for (const event of moments(record)) {
    if (event.leftOut !== undefined) {
      rows.push(el('tr', {}, el('td', {colspan: 6, class: 'gap'}, `… and ${event.leftOut} more …`)));
    }
    rows.push(el('tr', {class: event.event}, line(event).map((cell) => el('td', {}, cell))));
  }
  return el(
    'div',
    {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Events'},
    el(
      'table',
      {},
      el('caption', {}, `${record.history.length} events`),
      el('thead', {}, el('tr', {}, ['Real time', 'Clock', 'Event', 'Call', 'Answer', 'Request'].map((head) => el('th', {scope: 'col'}, head)))),
      el('tbody', {}, rows),
    ),
  );
}

/** Returns the timeline with a choice of its axis, and the table. */
export function history(record, axis, onAxis) {
  const name = `axis of ${record.operation.name}`;
  const choice = (value, label) =>
    el(
      'label',
      {},
      el('input', {type: 'radio', name, value, checked: value === axis, 'data-key': `axis ${value}`, onchange: () => onAxis(value)}),
      label,
    );
  return el(
    'div',
    {class: 'history'},
    el('fieldset', {}, el('legend', {}, 'Time axis'), choice('real', 'real time'), choice('fake', "the fake's clock")),
    timeline(record, axis),
    events(record),
  );
}
