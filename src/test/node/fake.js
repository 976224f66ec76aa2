// What the tests share: a client of the server that runs at WIREMOCK_LRO_URL, and the ways to say
// what becomes of an operation.

import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';

import {DataplexServiceClient} from '@google-cloud/dataplex';
import {PassThroughClient} from 'google-auth-library';

const server = new URL(process.env.WIREMOCK_LRO_URL ?? 'http://localhost:8080');

// The client and the polling that the README shows.
export const client = new DataplexServiceClient({
  fallback: true, // REST
  protocol: server.protocol.replace(':', ''),
  apiEndpoint: server.hostname,
  port: Number(server.port),
  authClient: new PassThroughClient(),
});

const fastPolling = {
  initialRetryDelayMillis: 10,
  retryDelayMultiplier: 1,
  maxRetryDelayMillis: 10,
  totalTimeoutMillis: 300_000, // Without it a test whose operation never ends would never end.
};

/** Returns a location in a project of its own, so that tests can run at the same time. */
export function newLocation() {
  return `projects/node-${randomUUID()}/locations/us-central1`;
}

/** Starts to create a lake; a script is laid over that of the mapping by the request's header. */
export async function createLake(parent, lakeId, script = {}) {
  const [operation] = await client.createLake(
    {parent, lakeId, lake: {displayName: 'Sales'}},
    {longrunning: fastPolling, otherArgs: {headers: {'x-lro-script': JSON.stringify(script)}}},
  );
  return operation;
}

/** Arms the next start on a resource over the admin API. */
export async function armNext(target, script) {
  const reply = await fetch(new URL('/__admin/ext/lro/scripts', server), {
    method: 'POST',
    body: JSON.stringify({target, script}),
  });
  assert.ok(reply.ok, await reply.text());
}

/** Asserts that a call ends with an error of HTTP, as this client shows it: a GaxiosError. */
export async function assertAnswered(code, status, call) {
  await assert.rejects(call, error => {
    assert.equal(error.code, code);
    assert.equal(JSON.parse(error.message).error.status, status);
    return true;
  });
}
