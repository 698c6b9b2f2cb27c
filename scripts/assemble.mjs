// Writes src/capture/json-tokens-wasm.ts from json-tokens.wat beside it: node scripts/assemble.mjs (test/capture/json-tokens.test.ts holds the one to the other)
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openWabt from 'wabt';

const source = new URL('../src/capture/json-tokens.wat', import.meta.url);
const target = new URL('../src/capture/json-tokens-wasm.ts', import.meta.url);

/** The text of json-tokens-wasm.ts. */
export async function assembled() {
  const wabt = await openWabt();
  const module = wabt.parseWat('json-tokens.wat', readFileSync(source, 'utf8'), { simd: true });
  const bytes = Buffer.from(module.toBinary({}).buffer);
  return `// Written by scripts/assemble.mjs from json-tokens.wat.\n/** ${bytes.length} bytes of WebAssembly, in base64. */\nexport const wasm =\n  '${bytes.toString('base64')}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await assembled());
