// @ts-check
import { buildExtension, buildNode } from '../../../scripts/build.mjs';

/** Runs once before the end-to-end tests, so that they never drive an extension older than its sources. */
export const setup = () => Promise.all([buildExtension(), buildNode()]);
