// The other libraries' ways to the URLs of a HAR file, each a module that takes the file's name and prints how many there are.
// As a library's page shows it, and as fast as its options let it be: a text that runs over the end of a chunk takes a slow way in both
// (stream-json cuts it anew 256 characters at a time, @streamparser/json adds it up letter by letter), and with Node's chunks of 64 kB
// most bodies of a HAR file do. https://github.com/uhop/stream-json#example, https://www.npmjs.com/package/@streamparser/json#examples
// stream-json is the present one: 3.8 takes two thirds of the processor time of 1.9.1, the last of its first line.

const from = (name) => JSON.stringify(import.meta.resolve(name));

const streamJson = (reading, options = '') => `
import fs from 'node:fs';
import { parser } from ${from('stream-json')};
import { pick } from ${from('stream-json/filters/pick.js')};
import { streamValues } from ${from('stream-json/streamers/stream-values.js')};
import chain from ${from('stream-chain')};
let count = 0;
chain([
  fs.createReadStream(process.argv[1]${reading}),
  parser(${options}),
  pick({ filter: /^log\\.entries\\.\\d+\\.request\\.url$/ }),
  streamValues(),
]).on('data', () => count++).on('end', () => console.log(count));`;

const streamparser = (reading, options = '') => `
import { createReadStream } from 'node:fs';
import { JSONParser } from ${from('@streamparser/json')};
let count = 0;
const parser = new JSONParser({ paths: ['$.log.entries.*.request.url'], keepStack: false${options} });
parser.onValue = () => { count++; };
for await (const chunk of createReadStream(process.argv[1]${reading})) parser.write(chunk);
console.log(count);`;

const largeChunks = ', { highWaterMark: 1 << 20 }';

export const peers = [
  { name: '@streamparser/json, URLs only, as its page shows', code: streamparser('') },
  { name: '@streamparser/json, URLs only, strings in a buffer of 64 kB', code: streamparser('', ', stringBufferSize: 64 * 1024') },
  { name: 'stream-json, URLs only, as its page shows', code: streamJson('') },
  { name: 'stream-json, URLs only, chunks of 1 MB', code: streamJson(largeChunks) },
  { name: 'stream-json, URLs only, chunks of 1 MB, no pieces of values', code: streamJson(largeChunks, '{ streamValues: false }') },
];
