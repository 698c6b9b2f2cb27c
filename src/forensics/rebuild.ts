import { base64url, s256 } from '../oauth/pkce.ts';
import { distortions } from './distortions.ts';
import { utf8 } from './encodings.ts';
import type { Move, Session } from './explanation.ts';
import { hashes, unhashed } from './hashes.ts';
import { inputsOf, truncatedInput } from './inputs.ts';
import { repairs } from './repairs.ts';
import { sha256 } from './sha256.ts';
import { textChanges } from './text-changes.ts';
import { forms } from './texts.ts';

/**
 * The challenge that these steps make of a verifier, or undefined where they do not lead from one to the other (roles other than
 * those that hash another value). What explain() says holds exactly when this gives the observed challenge.
 */
export function rebuild(steps: readonly Move[], verifier: string, session: Session = {}): string | undefined {
  let text = verifier;
  let input: Uint8Array | undefined;
  let digest: Uint8Array | undefined;
  let result: string | undefined;
  for (const step of steps) {
    if (step.family === 'repair') {
      const repaired = undamaged(step, text);
      if (repaired === undefined) return undefined;
      text = repaired;
    } else if (step.family === 'input' || step.id === 'cf-x-hash-of-value' || step.id === 'cf-x-other-verifier') {
      input = inputBytes(step, text, session);
      if (!input) return undefined;
    } else if (step.family === 'role') {
      if (step.id !== 'cf-x-vendor-form') return undefined;
      return rebuild([{ id: step.detail ?? '', family: 'text' }], text, session);
    } else if (step.family === 'hash') {
      const message = input ?? utf8(text);
      const whole = unhashed.find(({ id }) => id === step.id);
      if (whole) result = whole.text(message, text);
      else digest = hashes.find(({ id }) => id === step.id)?.digest(message, session);
      if (digest === undefined && result === undefined) return undefined;
    } else if (step.family === 'distortion') {
      digest = distorted(step, digest ?? sha256(input ?? utf8(text)));
      if (!digest) return undefined;
    } else {
      const before = result;
      result = before === undefined ? formed(step, digest ?? sha256(input ?? utf8(text))) : changed(step, before);
      if (result === undefined) return undefined;
    }
  }
  return result ?? (digest || input ? base64url(digest ?? sha256(input!)) : s256(text));
}

function is(step: Move): (entry: { id: string; detail?: string }) => boolean {
  return (entry) => entry.id === step.id && entry.detail === step.detail;
}

function undamaged(step: Move, verifier: string): string | undefined {
  if (step.id !== 'cf-r-substring') return repairs.find(is(step))?.undo(verifier);
  const [start, end] = (step.detail ?? '').split('-').map(Number);
  return new TextDecoder().decode(utf8(verifier).slice(start, end));
}

function inputBytes(step: Move, verifier: string, session: Session): Uint8Array | undefined {
  const cut = /^cf-truncated-input-(\d+)$/.exec(step.id)?.[1];
  if (cut !== undefined) return truncatedInput(verifier, Number(cut)).bytes;
  return inputsOf(verifier, session).find(is(step))?.bytes;
}

function distorted(step: Move, digest: Uint8Array): Uint8Array | undefined {
  const cut = /^cf-truncated-digest-(\d+)$/.exec(step.id)?.[1];
  return cut === undefined ? distortions.find(is(step))?.apply(digest) : digest.slice(0, Number(cut));
}

function formed(step: Move, digest: Uint8Array): string | undefined {
  if (step.id === 'cf-truncated-hex-43') return forms[0]!.encode(digest).slice(0, 43);
  return forms.find(is(step))?.encode(digest) ?? changed(step, base64url(digest));
}

function changed(step: Move, text: string): string | undefined {
  const cut = /^cf-truncated-text-(\d+)$/.exec(step.id)?.[1];
  if (cut !== undefined) return text.slice(0, Number(cut));
  const lost = /^cf-beheaded-text-(\d+)$/.exec(step.id)?.[1];
  return lost === undefined ? textChanges.find(is(step))?.apply(text) : text.slice(Number(lost));
}
