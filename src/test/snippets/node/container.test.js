'use strict';

const assert = require('node:assert/strict');
const {after, before, test} = require('node:test');
const {GenericContainer, Wait} = require('testcontainers');

let container;
let lro;

before(async () => {
  container = await new GenericContainer('wiremock-lro')
    .withCommand(['--no-request-journal'])
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp('/__admin/health', 8080))
    .start();
  lro = `http://${container.getHost()}:${container.getMappedPort(8080)}`;
});

after(() => container?.stop());

test('a cancel ends the operation', async () => {
  const lake = await call('POST', `${lro}/v1/projects/p/locations/l/lakes?lakeId=sales`);
  const operation = `${lro}/v1/${lake.name}`;

  await call('POST', `${operation}:cancel`);

  assert.equal((await call('GET', operation)).error.code, 1);
});

async function call(method, url) {
  const reply = await fetch(url, {method});
  return reply.json();
}
