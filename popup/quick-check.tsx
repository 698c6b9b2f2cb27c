import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { copyText } from '../devtools/copy.ts';
import { ToolIcon } from '../devtools/views/tool-icon.tsx';
import { t } from '../src/extension/text.ts';
import { Answer } from './answer.tsx';
import type { ShapeReport } from './check.ts';
import { CodeSamples } from './code-samples.tsx';
import { PasteBox } from './paste-box.tsx';
import { ShapeList } from './shape-list.tsx';

type Checking = typeof import('./check.ts');

/** Takes a verifier and a challenge and says, at every key, whether they belong together and if not, why. */
export function QuickCheck({ load, read }: { load: () => Promise<Checking>; read?: () => Promise<typeof import('./anything.ts')> }) {
  const verifier = useSignal('');
  const challenge = useSignal('');
  const checking = useSignal<Checking | null>(null);
  useEffect(() => {
    void load().then((module) => {
      checking.value = module;
    });
  }, []);
  const result = checking.value?.check(verifier.value, challenge.value);
  const make = () => {
    const pair = checking.value?.makePair();
    verifier.value = pair?.verifier ?? '';
    challenge.value = pair?.challenge ?? '';
  };
  const swap = () => {
    [verifier.value, challenge.value] = [challenge.value, verifier.value];
  };
  return (
    <main class="quick" data-ready={checking.value !== null}>
      <div class="head">
        <h1>{t('quick_title')}</h1>
        <button type="button" class="button" data-action="make" onClick={make}>
          {t('quick_make')}
        </button>
        <button type="button" class="button" data-action="swap" onClick={swap}>
          {t('quick_swap')}
        </button>
      </div>
      {read && (
        <PasteBox
          load={read}
          found={(values) => {
            if (values.verifier !== undefined) verifier.value = values.verifier;
            if (values.challenge !== undefined) challenge.value = values.challenge;
          }}
        />
      )}
      <Box name="code_verifier" value={verifier} {...(result?.verifier && { shape: result.verifier })} />
      <Box name="code_challenge" value={challenge} {...(result?.challenge && { shape: result.challenge })} />
      {result?.derived !== undefined && challenge.value === '' && (
        <div>
          <h2>{t('quick_expected')}</h2>
          <div class="derived">
            <code data-derived>{result.derived}</code>
            <button
              type="button"
              class="button"
              aria-label={t('copy')}
              title={t('copy')}
              onClick={() => void copyText(result.derived ?? '')}
            >
              <ToolIcon name="copy" />
            </button>
          </div>
        </div>
      )}
      {result && <Answer result={result} verifier={verifier.value} challenge={challenge.value} />}
      {verifier.value === '' && challenge.value === '' && <p class="dim">{t('quick_hello')}</p>}
      <CodeSamples />
    </main>
  );
}

function Box({ name, value, shape }: { name: string; value: Signal<string>; shape?: ShapeReport }) {
  return (
    <div>
      <label for={name}>{name}</label>
      <textarea
        id={name}
        rows={2}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby={shape ? `${name}-shape` : undefined}
        value={value.value}
        onInput={({ currentTarget }) => {
          // A line break at the end comes from copying, never from a sign-in.
          value.value = currentTarget.value.replace(/[\r\n]+$/, '');
        }}
      />
      {shape && <ShapeList shape={shape} id={`${name}-shape`} />}
    </div>
  );
}
