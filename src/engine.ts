// What `pkce-inspector/engine` exports.
export { analyse } from './analyse.ts';
export { exchangesOfHar } from './capture/har-entry.ts';
export { parseTranscript } from './capture/transcript.ts';
export { ruleIndex, rulePage } from './report/rule-page.ts';
export { rules } from './rules/index.ts';
