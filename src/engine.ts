// What `pkce-inspector/engine` exports.
export { analyse } from './analyse.ts';
export { exchangesOfHar } from './capture/har-entry.ts';
export { parseTranscript } from './capture/transcript.ts';
