// Servers of the jar that was built, each on a port of its own unless told otherwise.

import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const JAR =
  process.env.STANDALONE_JAR ??
  fileURLToPath(new URL('../../../target/wiremock-lro-standalone.jar', import.meta.url));

/** Starts a server, and returns its URL and what stops it; it ends with the tests at the latest. */
export async function startServer(...options) {
  const all = options.includes('--port') ? options : ['--port', '0', ...options];
  const server = spawn('java', ['-jar', JAR, ...all], {stdio: ['ignore', 'pipe', 'inherit']});
  const exited = new Promise((resolve) => server.once('exit', resolve));
  process.once('exit', () => server.kill());
  const lines = createInterface({input: server.stdout});
  const url = await new Promise((resolve, reject) => {
    lines.on('line', (line) => / is up at /.test(line) && resolve(/ is up at (http\S+)/.exec(line)[1]));
    lines.once('close', () => reject(new Error(`The server of ${JAR} did not come up.`)));
  });
  server.unref();
  server.stdout.unref();
  return {
    url,
    stop() {
      server.ref();
      server.kill();
      return exited;
    },
  };
}

/** Runs a Java program that is one file, beside the classes of the jar, and returns what it prints. */
export async function runJava(file, {input = '', classes = []} = {}) {
  const java = spawn('java', ['-cp', [JAR, ...classes].join(':'), file], {stdio: ['pipe', 'pipe', 'inherit']});
  const exited = new Promise((resolve) => java.once('exit', resolve));
  java.stdin.end(input);
  let output = '';
  for await (const part of java.stdout.setEncoding('utf8')) {
    output += part;
  }
  if ((await exited) !== 0) {
    throw new Error(`${file} failed.`);
  }
  return output;
}
