import type { Rule, Stage } from '../rules/define-rule.ts';

/** What each stage is called. */
export const stageNames: Record<Stage, string> = {
  discovery: 'Discovery and configuration',
  'authorization-request': 'Authorization request',
  'authorization-response': 'Authorization response',
  'token-request': 'Token request',
  'token-response': 'Token response',
  correlation: 'Between the messages',
  transport: 'Transport, CORS and leaks',
  'id-token': 'ID token',
  refresh: 'Refresh',
  enforcement: 'What the server ought to have refused',
};

/** A rule's page in Markdown: the same for docs/rules, for `explain` and for whoever reads a report. */
export function rulePage(rule: Rule): string {
  const messages = Object.values(rule.messages).map((message) => `- ${message}`);
  const parts = [
    `# ${rule.title}`,
    `\`${rule.id}\` · ${rule.severity} · ${stageNames[rule.stage]} · since ${rule.since}`,
    rule.why,
    `## What to do\n\n${rule.fix}`,
    `## What it says\n\n${messages.join('\n')}`,
    ...(rule.notToBeConfusedWith ? [`## Not to be confused with\n\n${rule.notToBeConfusedWith}`] : []),
    `## Examples\n\nWrong:\n\n${rule.examples.faulty.map(fenced).join('\n\n')}\n\nRight:\n\n${rule.examples.sound.map(fenced).join('\n\n')}`,
    `## Where it is written\n\n${rule.citations.map(({ label, url }) => `- [${label}](${url})`).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The list of all rules by stage, in Markdown. */
export function ruleIndex(rules: readonly Rule[]): string {
  const sections = Object.entries(stageNames).map(([stage, name]) => {
    const rows = rules
      .filter((rule) => rule.stage === stage)
      .map((rule) => `| [\`${rule.id}\`](${rule.id}.md) | ${rule.severity} | ${rule.title} |`);
    return rows.length ? `## ${name}\n\n| Rule | Severity | What is wrong |\n|---|---|---|\n${rows.join('\n')}` : '';
  });
  return `# Rules\n\n${rules.length} checks, by the stage of a sign-in. Written by \`node scripts/rule-docs.mjs\` from the rules themselves.\n\n${sections.filter(Boolean).join('\n\n')}\n`;
}

const fenced = (transcript: string) => `\`\`\`\n${transcript}\n\`\`\``;
