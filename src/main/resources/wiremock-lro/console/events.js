// The events of an operation, as moments on two clocks, and as a table.

import {el, seconds, secondsOf} from './dom.js';

/** Returns the moments of a record, each with seconds since the start: of real and of fake time. */
export function moments(record) {
  const first = record.history[0];
  return record.history.map((event) => ({
    ...event,
    real: secondsOf(event.elapsed) - secondsOf(first.elapsed),
    fake: (Date.parse(event.time) - Date.parse(first.time)) / 1000,
  }));
}

/** Returns the cells of an event: when in real time and on the clock, what, its call, its answer, what was asked. */
export function line(event) {
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
    {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Events of ${record.operation.name}`, 'data-key': 'events'},
    el(
      'table',
      {},
      el('caption', {}, `${record.history.length} events`),
      el('thead', {}, el('tr', {}, ['Real time', 'Clock', 'Event', 'Call', 'Answer', 'Request'].map((head) => el('th', {scope: 'col'}, head)))),
      el('tbody', {}, rows),
    ),
  );
}
