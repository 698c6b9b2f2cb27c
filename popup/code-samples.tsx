import { useSignal } from '@preact/signals';
import { copyText } from '../devtools/copy.ts';
import { ToolIcon } from '../devtools/views/tool-icon.tsx';
import { t } from '../src/extension/text.ts';
import { type Language, languageNames, languages, pairCode } from './pair-code.ts';

/** The code that does it right, in the language that a person asks for. */
export function CodeSamples() {
  const language = useSignal<Language>('javascript');
  return (
    <details class="code-samples">
      <summary>{t('code_right')}</summary>
      <div class="snippet">
        <div class="snippet-bar">
          <select
            aria-label={t('code_language')}
            value={language.value}
            onChange={({ currentTarget }) => {
              language.value = currentTarget.value as Language;
            }}
          >
            {languages.map((name) => (
              <option key={name} value={name}>
                {languageNames[name]}
              </option>
            ))}
          </select>
          <button type="button" class="tab copy" data-action="copy-code" onClick={() => void copyText(pairCode[language.value])}>
            <ToolIcon name="copy" /> {t('copy')}
          </button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by the keyboard (WCAG 2.1.1) */}
        <section class="code" tabIndex={0} aria-label={t('code_right')}>
          <pre>{pairCode[language.value]}</pre>
        </section>
      </div>
    </details>
  );
}
