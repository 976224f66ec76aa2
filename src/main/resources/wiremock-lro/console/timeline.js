// The history of an operation on a time axis. It is drawn from the record that the admin API
// gives, and from nothing else, so that a report can show it without a server.

import {el, seconds, secondsOf, svg} from './dom.js';
import {events, line, moments} from './events.js';
import {marks} from './marks.js';

const WIDTH = 720;
const LEFT = 84;
const RIGHT = 24;
const LANE = 40;
const LANES = ['calls', 'faults', 'progress', 'state'];
const SMALLEST_GAP = 0.06; // of the axis: a longer one has its length beside it
const JUMP = 1; // So many seconds that only the clock has moved are shown as a jump of it.

/**
 * Returns the timeline of a record.
 *
 * @param axis `real` or `fake`: whose seconds are drawn
 */
export function timeline(record, axis = 'real') {
  const events = moments(record);
  const end = Math.max(...events.map((event) => event[axis]), 0.001);
  const x = (moment) => LEFT + (moment[axis] / end) * (WIDTH - LEFT - RIGHT);
  const y = (name) => LANE * (LANES.indexOf(name) + 1);
  const height = LANE * (LANES.length + 1) + 18;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': `Timeline of ${events.length} events in ${seconds(end)} of ${axis} time; the table below has each`,
      class: 'timeline',
    },
    LANES.map((name) => lane(name, y(name))),
    ticks(end, height),
    states(record, events, x, y('state')),
    waits(events, x, y('calls')),
    gaps(events, x, y('calls'), end, axis),
    leftOut(events, x, y('calls')),
    axis === 'real' ? jumps(events, x) : [],
    marks(events.filter(isCall).map((event) => markOf(event, event.event, x)), y('calls')),
    marks(events.filter((event) => event.fault !== undefined).map((event) => markOf(event, 'fault', x)), y('faults')),
    marks(progress(record, events).map((step) => ({kind: 'progress', x: x(step), text: JSON.stringify(step.metadata)})), y('progress')),
    marks(events.filter((event) => event.event === 'DONE').map((event) => doneMark(event, record, x)), y('state')),
  );
}

/** Calls, and what begins or ends it for clients without one. */
function isCall(event) {
  return event.rpc !== undefined || ['STARTED', 'FORGOTTEN', 'EXPIRED'].includes(event.event);
}

function markOf(event, kind, x) {
  return {kind, x: x(event), text: line(event).join('  ')};
}

/** Its metadata change no more from then on. */
function doneMark(event, {operation}, x) {
  const mark = markOf(event, 'DONE', x);
  return operation.metadata === undefined ? mark : {...mark, text: `${mark.text}\n${JSON.stringify(operation.metadata)}`};
}

function lane(name, y) {
  return svg(
    'g',
    {},
    svg('text', {x: 4, y: y + 4, class: 'lane'}, name),
    svg('line', {x1: LEFT, x2: WIDTH - RIGHT, y1: y, y2: y, class: 'axis'}),
  );
}

function ticks(end, height) {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = LEFT + part * (WIDTH - LEFT - RIGHT);
    return svg(
      'g',
      {class: 'tick'},
      svg('line', {x1: at, x2: at, y1: 16, y2: height - 20}),
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
  const arrived = [];
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

/** How long it was between two polls, unless there were others that the history has left out. */
function gaps(events, x, y, end, axis) {
  const texts = [];
  let before;
  for (const event of events) {
    before = event.leftOut === undefined ? before : undefined;
    if (event.event === 'POLLED') {
      if (before !== undefined && (event[axis] - before[axis]) / end >= SMALLEST_GAP) {
        texts.push(note((x(event) + x(before)) / 2, y - 10, seconds(event[axis] - before[axis])));
      }
      before = event;
    }
  }
  return texts;
}

/** Where the history has left events out. */
function leftOut(events, x, y) {
  return events.flatMap((event, i) => {
    if (event.leftOut === undefined) {
      return [];
    }
    const from = x(events[i - 1]);
    const to = Math.max(x(event), from + 4);
    return [
      svg('line', {x1: from, x2: to, y1: y, y2: y, class: 'left-out'}),
      note((from + to) / 2, y - 10, `${event.leftOut} more`),
    ];
  });
}

/** On the axis of real time: where the clock was moved. */
function jumps(events, x) {
  return events.slice(1).flatMap((event, i) => {
    const jump = event.fake - events[i].fake - (event.real - events[i].real);
    return jump < JUMP ? [] : [note(x(event), 10, `clock +${seconds(jump)}`, x(event) > WIDTH / 2 ? 'end' : 'middle')];
  });
}

function note(x, y, text, anchor = 'middle') {
  return svg('text', {x, y, 'text-anchor': anchor, class: 'gap'}, text);
}

/** Returns the steps of progress that are due by the last moment, but for those whose poll is left out. */
function progress(record, events) {
  const polls = pollsByNumber(record, events);
  return (record.script.progress ?? []).flatMap(({at, metadata}) => {
    if (at.time !== undefined) {
      const fake = secondsOf(at.time);
      const next = events.find((event) => event.fake >= fake);
      return next === undefined ? [] : [{fake, real: fake === next.fake ? next.real : Math.min(fake, next.real), metadata}];
    }
    const poll = at.polls === 0 ? events[0] : polls.get(at.polls);
    return poll === undefined ? [] : [{fake: poll.fake, real: poll.real, metadata}];
  }).sort((a, b) => a.fake - b.fake);
}

/** Behind events that are left out the polls are counted from the last one. */
function pollsByNumber(record, events) {
  const isPoll = (event) => event.event === 'POLLED';
  const gap = events.findIndex((event) => event.leftOut !== undefined);
  const before = events.slice(0, gap < 0 ? events.length : gap).filter(isPoll);
  const behind = gap < 0 ? [] : events.slice(gap).filter(isPoll);
  const first = record.calls.polled - behind.length + 1;
  return new Map([...before.map((poll, i) => [i + 1, poll]), ...behind.map((poll, i) => [first + i, poll])]);
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
    el('div', {class: 'drawing', tabindex: 0, role: 'region', 'aria-label': `Time axis of ${record.operation.name}`, 'data-key': 'timeline'}, timeline(record, axis)),
    events(record),
  );
}
