// @ts-check
import { buildExtension, buildNode } from '../../../scripts/build.mjs';

/** Runs once before the end-to-end tests, so that they never drive an extension older than its sources. */
export async function setup() {
  await Promise.all([buildExtension(), buildNode()]);
}
