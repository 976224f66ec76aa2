// Elements are made one by one, and every text is set as text: nothing is ever parsed as HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** Returns an element with attributes, listeners (`onclick: f`) and children: nodes or texts. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** Returns an element of a drawing. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Returns seconds, as people read them. */
export function seconds(value) {
  const sign = value < 0 ? '-' : '';
  const exact = Math.abs(value);
  if (exact < 59.95) {
    return `${sign}${exact.toFixed(exact < 10 ? 3 : 1)} s`;
  }
  const all = Math.round(exact);
  const days = Math.floor(all / 86400);
  const hours = Math.floor((all % 86400) / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const rest = all % 60;
  return sign + (days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${rest} s`);
}

/** Returns the seconds of a duration in proto3 JSON, such as "1.5s". */
export function secondsOf(duration) {
  return parseFloat(duration);
}
