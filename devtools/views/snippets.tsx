import { useSignal } from '@preact/signals';
import type { Cause } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { copyText } from '../copy.ts';
import { ToolIcon } from './tool-icon.tsx';

const names = { javascript: 'JavaScript', python: 'Python' } as const;

/** The fix as code, in the language that the person asks for. */
export function Snippets({ snippets }: { snippets: Cause['snippets'] }) {
  const language = useSignal(snippets[0]?.language);
  const copied = useSignal(false);
  const shown = snippets.find((snippet) => snippet.language === language.value) ?? snippets[0];
  if (!shown) return null;
  const copy = async () => {
    copied.value = await copyText(shown.code);
    setTimeout(() => {
      copied.value = false;
    }, 1500);
  };
  return (
    <div class="snippet">
      <div class="snippet-bar">
        {snippets.map(({ language: name }) => (
          <button
            type="button"
            key={name}
            class="tab"
            aria-pressed={shown.language === name}
            onClick={() => {
              language.value = name;
            }}
          >
            {names[name]}
          </button>
        ))}
        <button type="button" class="tab copy" data-action="copy-fix" onClick={copy}>
          <ToolIcon name="copy" /> {copied.value ? t('copied') : t('copy')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by the keyboard (WCAG 2.1.1) */}
      <section class="code" tabIndex={0} aria-label={t('fix')}>
        <pre dir="ltr">{shown.code}</pre>
      </section>
    </div>
  );
}
