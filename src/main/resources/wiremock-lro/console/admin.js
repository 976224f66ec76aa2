// The admin API, of the server that the page is from.

const ROOT = '/__admin/ext/lro';
const LONGEST = 30_000;

/** Asks the admin API, and returns its answer; throws an Error with the server's own words. */
export function admin(method, path, body) {
  return ask(method, ROOT + path, body);
}

/** Calls a method of an operation in the API that is faked, as a client does. */
export function client(version, name, verb) {
  return ask('POST', `/${version}/${name.split('/').map(encodeURIComponent).join('/')}:${verb}`);
}

/** An answer that does not come is told, too. */
async function ask(method, url, body) {
  const reply = await fetch(url, {
    method,
    signal: AbortSignal.timeout(LONGEST),
    headers: body === undefined ? {} : {'Content-Type': 'application/json'},
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await reply.text();
  const json = parsed(text);
  if (!reply.ok) {
    throw Object.assign(new Error(json?.error?.message ?? `${reply.status} ${text.slice(0, 500)}`), {
      status: reply.status,
      error: json?.error,
    });
  }
  return json;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns a query of what is there of these parameters. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : '?' + new URLSearchParams(given);
}
