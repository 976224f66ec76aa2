import assert from 'node:assert/strict';
import {get} from 'node:http';
import {after, before, test} from 'node:test';

import {URL_OF_SERVER, admin, blank, detail, launch, newParent, open, rows, scopeOf, start} from './browser.js';
import {startServer} from './server.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const FILES = ['', '/page.js', '/page.css', '/timeline.js'];

test('the page and its files ask for the password of the admin API', async () => {
  const server = await startServer('--admin-api-basic-auth', 'ann:secret');
  for (const file of FILES) {
    assert.equal((await fetch(`${server.url}/__admin/lro${file}`)).status, 401, file);
  }

  const stranger = await blank(browser);
  assert.equal((await stranger.goto(`${server.url}/__admin/lro`).catch((e) => e)).status?.() ?? 401, 401);
  assert.equal(await stranger.getByRole('heading', {name: 'Operations'}).count(), 0);
  const ann = await blank(browser, {httpCredentials: {username: 'ann', password: 'secret'}});
  await ann.goto(`${server.url}/__admin/lro`);
  await ann.getByText('No operations.').waitFor();
  await ann.getByRole('button', {name: 'Start…'}).click();
  await ann.getByRole('dialog').getByRole('button', {name: 'Start'}).click();

  await rows(ann).filter({hasText: 'RUNNING'}).waitFor();
  assert.deepEqual(ann.complaints, []);
  await server.stop();
});

/** Asks with headers that a browser sets, and a script cannot. */
function statusWith(headers, path) {
  return new Promise((resolve, reject) =>
    get(`${URL_OF_SERVER}${path}`, {headers}, (reply) => resolve(reply.resume().statusCode)).once('error', reject),
  );
}

test('neither the page nor what it asks is for pages of other hosts', async () => {
  for (const path of [...FILES.map((file) => `/__admin/lro${file}`), '/__admin/ext/lro/changes']) {
    assert.equal(await statusWith({}, path), 200, path);
    assert.equal(await statusWith({Host: 'evil.example'}, path), 403, path);
    assert.equal(await statusWith({Origin: 'http://evil.example'}, path), 403, path);
  }
});

test('that the server has stopped is told, and what is new is there once it is back', async () => {
  const first = await startServer();
  const {port} = new URL(first.url);
  const page = await blank(browser);
  await page.goto(`${first.url}/__admin/lro`);
  await page.getByText('No operations.').waitFor();

  await first.stop();
  await page.getByRole('status').filter({hasText: 'No answer'}).waitFor();
  const second = await startServer('--port', port);
  const body = JSON.stringify({operation: {parent: 'projects/p/locations/l'}});
  await fetch(`${second.url}/__admin/ext/lro/operations`, {method: 'POST', body});

  await rows(page).filter({hasText: 'RUNNING'}).waitFor();
  await page.getByText('No answer').waitFor({state: 'detached'});
  await second.stop();
});

test('nobody asks while the page is hidden, and what happened meanwhile is there when it is seen again', async () => {
  const parent = newParent();
  const page = await blank(browser);
  await page.clock.install();
  await page.goto(`${URL_OF_SERVER}/__admin/lro?scope=${scopeOf(parent)}`);
  await page.getByText('No operations.').waitFor();
  const hide = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', {configurable: true, get: () => value});
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  let asked = 0;
  page.on('request', () => asked++);

  const next = page.waitForRequest(/changes/);
  await page.clock.runFor(120_000);
  await next;
  await hide(true);
  await page.evaluate(() => fetch('/__admin/lro')); // Whatever was on its way is through.
  asked = 0;
  await start(parent);
  await page.clock.runFor(60_000);
  assert.equal(asked, 0);
  await hide(false);

  await rows(page).filter({hasText: 'RUNNING'}).waitFor();
});

test('two tabs see the same, and a tab that is opened by a link shows what the link says', async () => {
  const parent = newParent();
  const name = await start(parent, {doneAfter: {polls: 0}});
  await start(parent);
  const first = await open(browser, parent);
  await first.getByLabel('State').selectOption('SUCCEEDED');
  await first.getByText('1 operation', {exact: true}).waitFor();
  await rows(first).first().click();
  await detail(first).getByRole('img').waitFor();

  const second = await blank(browser);
  await second.goto(first.url());
  await detail(second).getByText(name, {exact: true}).waitFor();
  await second.getByText('1 operation', {exact: true}).waitFor();
  await admin('/operations:forget', {name});

  await detail(first).getByRole('cell', {name: 'FORGOTTEN'}).waitFor();
  await detail(second).getByRole('cell', {name: 'FORGOTTEN'}).waitFor();
});
