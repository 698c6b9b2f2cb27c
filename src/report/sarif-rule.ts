import type { Rule } from '../rules/define-rule.ts';

/** A rule with its help; a cause that has no rule says what its title says. */
export function descriptor(id: string, rule: Rule | undefined, title: string) {
  if (!rule) return { id, name: inPascalCase(id), shortDescription: { text: title } };
  const links = rule.citations.map(({ label, url }) => `[${label}](${url})`).join(', ');
  return {
    id,
    name: inPascalCase(id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    defaultConfiguration: { level: rule.severity },
    help: {
      text: `${rule.why}\n\n${rule.fix}\n\n${rule.citations.map(({ label }) => label).join(', ')}`,
      markdown: `${rule.why}\n\n**What to do:** ${rule.fix}\n\n${rule.notToBeConfusedWith ? `**Not to be confused with:** ${rule.notToBeConfusedWith}\n\n` : ''}${links}`,
    },
    helpUri: rule.citations[0].url,
    properties: { stage: rule.stage, tags: ['oauth', 'pkce', rule.stage] },
  };
}

/** The name that SARIF wants beside the id (§3.49.7): `redirect-uri-differs` as `RedirectUriDiffers`. */
const inPascalCase = (id: string): string => id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
