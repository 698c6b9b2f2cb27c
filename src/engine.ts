// What `pkce-inspector/engine` exports.
export { analyse } from './analyse.ts';
export { parseCurl } from './capture/curl.ts';
export { exchangesOfHar } from './capture/har-entry.ts';
export { scanHar } from './capture/har-scan.ts';
export { parseTranscript } from './capture/transcript.ts';
export type { AnalyseOptions, Cause, Diagnosis, Finding, FlowDiagnosis, FlowStatus, Hypothesis, Standing } from './diagnosis/diagnosis.ts';
export { checkSignatures } from './flow/signatures.ts';
export type { Exchange } from './http/exchange.ts';
export { redact } from './redaction/redact.ts';
export { ruleIndex, rulePage } from './report/rule-page.ts';
export type { Severity } from './rules/define-rule.ts';
export { rules } from './rules/index.ts';
