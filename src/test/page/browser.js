// The page of a server, in Chromium, and the same server's API.

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

import {startServer} from './server.js';

export const {url: URL_OF_SERVER} = await startServer();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let projects = 0;

/** Returns the location of a project that no other test uses. */
export function newParent() {
  return `projects/page-${process.pid}-${++projects}/locations/l`;
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Root, as in a container of CI, has no sandbox.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** Opens the page on one project, and remembers whatever the browser complains of. */
export async function open(browser, parent, options = {}) {
  const page = await blank(browser, options);
  await page.goto(`${URL_OF_SERVER}/__admin/lro?scope=${encodeURIComponent(scopeOf(parent))}`);
  return page;
}

/** Opens a tab that remembers whatever the browser complains of. */
export async function blank(browser, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, ...options});
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A 404 is what the page asks for and shows: a resource that is not there.
    if (message.type() === 'error' && !message.text().includes('the server responded with')) {
      complaints.push(message.text());
    }
  });
  page.complaints = complaints;
  page.setDefaultTimeout(30_000);
  return page;
}

export function scopeOf(parent) {
  return parent.split('/').slice(0, 2).join('/');
}

/** Returns what axe finds; its script is not the page's own, so such a page is opened without its policy. */
export async function violations(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate(() => globalThis.axe.run());
  return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`);
}

export async function admin(path, body, method = 'POST') {
  const reply = await fetch(`${URL_OF_SERVER}/__admin/ext/lro${path}`, {
    method,
    body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
  });
  const json = await reply.json();
  if (!reply.ok) {
    throw new Error(JSON.stringify(json));
  }
  return json;
}

/** Starts an operation, and returns its name. */
export async function start(parent, script = {}) {
  const record = await admin('/operations', {operation: {parent}, ...script});
  return record.operation.name;
}

export function record(name) {
  return admin(`/operations?name=${encodeURIComponent(name)}`, undefined, 'GET');
}

export async function state(name) {
  return (await record(name)).state;
}

export function poll(name) {
  return api(name);
}

/** Calls the API that is faked. */
export function api(path, method = 'GET', body = undefined) {
  return fetch(`${URL_OF_SERVER}/v1/${path}`, {method, body: body && JSON.stringify(body)});
}

export const rows = (page) => page.getByRole('listbox', {name: 'Operations, newest first'}).getByRole('option');
export const detail = (page) => page.getByRole('region', {name: 'Operation', exact: true});

export async function select(page, text) {
  await rows(page).filter({hasText: text}).first().click();
  await detail(page).getByRole('img').waitFor();
}
