// The page of a running server, in Chromium, and the same server's API.

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

export const URL_OF_SERVER = process.env.WIREMOCK_LRO_URL ?? 'http://localhost:8080';
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

/** Opens the page on one project, and fails the test on whatever the browser complains of. */
export async function open(browser, parent, options = {}) {
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
  page.setDefaultTimeout(10_000);
  await page.goto(`${URL_OF_SERVER}/__admin/lro?scope=${encodeURIComponent(scopeOf(parent))}`);
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

export async function state(name) {
  return (await admin(`/operations?name=${encodeURIComponent(name)}`, undefined, 'GET')).state;
}

export function poll(name) {
  return fetch(`${URL_OF_SERVER}/v1/${name}`);
}
