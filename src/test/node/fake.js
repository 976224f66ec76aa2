// What the tests share: a client of the server that runs at WIREMOCK_LRO_URL, and the ways to say
// what becomes of an operation.

import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, describe} from 'node:test';

import {DataplexServiceClient} from '@google-cloud/dataplex';
import {PassThroughClient} from 'google-auth-library';
import {grpc} from 'google-gax';

const server = new URL(process.env.WIREMOCK_LRO_URL ?? 'http://localhost:8080');

// The clients that docs/clients.md shows.
const plain = {
  apiEndpoint: server.hostname,
  port: Number(server.port),
  authClient: new PassThroughClient(),
};
const clients = {
  REST: new DataplexServiceClient({
    ...plain,
    fallback: true,
    protocol: server.protocol.replace(':', ''),
  }),
  gRPC: new DataplexServiceClient({...plain, sslCreds: grpc.credentials.createInsecure()}),
};
after(() => Promise.all(Object.values(clients).map(client => client.close())));

/** Describes something with a client for each transport. */
export function describeOverEach(what, tests) {
  for (const [transport, client] of Object.entries(clients)) {
    describe(`${what}, over ${transport}`, {concurrency: true}, () => tests(client, transport));
  }
}

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
export async function createLake(client, parent, lakeId, script = {}) {
  const [operation] = await client.createLake(
    {parent, lakeId, lake: {displayName: 'Sales'}},
    startOptions(script),
  );
  return operation;
}

/** Returns the options of a call that starts an operation: fast polling, and a script. */
export function startOptions(script = {}) {
  return {longrunning: fastPolling, otherArgs: {headers: {'x-lro-script': JSON.stringify(script)}}};
}

/** Arms the next start on a resource over the admin API. */
export async function armNext(target, script) {
  const reply = await fetch(new URL('/__admin/ext/lro/scripts', server), {
    method: 'POST',
    body: JSON.stringify({target, script}),
  });
  assert.ok(reply.ok, await reply.text());
}

const CODES = {
  NOT_FOUND: {http: 404, grpc: 5},
  RESOURCE_EXHAUSTED: {http: 429, grpc: 8},
  UNIMPLEMENTED: {http: 501, grpc: 12},
};

/**
 * Asserts that a call ends with an error: over REST this client shows one of HTTP, a GaxiosError, over
 * gRPC one with a code of gRPC.
 */
export async function assertAnswered(status, call) {
  await assert.rejects(call, error => {
    const {http, grpc} = CODES[status];
    if (error.code === http) {
      assert.equal(JSON.parse(error.message).error.status, status);
    } else {
      assert.equal(error.code, grpc);
    }
    return true;
  });
}
