// Servers of the jar that was built, each on a port of its own.

import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

export const JAR =
  process.env.WIREMOCK_LRO_JAR ??
  fileURLToPath(new URL('../../../target/wiremock-lro-standalone.jar', import.meta.url));

/** Starts a server, and returns its URL and what stops it. */
export async function startServer(...options) {
  const process = spawn('java', ['-jar', JAR, '--port', '0', ...options], {stdio: ['ignore', 'pipe', 'inherit']});
  const exited = new Promise((resolve) => process.once('exit', resolve));
  for await (const line of createInterface({input: process.stdout})) {
    const [, url] = / is up at (http\S+)/.exec(line) ?? [];
    if (url !== undefined) {
      process.stdout.resume(); // What is not read would keep it waiting.
      return {
        url,
        stop() {
          process.kill();
          return exited;
        },
      };
    }
  }
  throw new Error(`The server of ${JAR} did not come up.`);
}

/** Runs a Java program in one file with the classes of the jar, and returns what it prints. */
export async function runJava(file, {input = '', classes = []} = {}) {
  const process = spawn('java', ['-cp', [JAR, ...classes].join(':'), file], {stdio: ['pipe', 'pipe', 'inherit']});
  process.stdin.end(input);
  const exited = new Promise((resolve) => process.once('exit', resolve));
  const output = await new Response(process.stdout).text();
  if ((await exited) !== 0) {
    throw new Error(`${file} failed.`);
  }
  return output;
}
