import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Field } from '../../src/picture/shape.ts';

/** A value that a person points at. Places with the same role light up; those that hold another value, as differing. */
export interface Lit {
  role: string;
  value: string;
}

interface LitValues {
  now: ReadonlySignal<Lit | null>;
  light(value: Lit | null): void;
}

export const LitContext = createContext<LitValues | null>(null);

/** What a field is to the sign-in: fields of one role have to hold the same value (verifier and challenge: values that belong together). */
export function roleOf({ name }: Pick<Field, 'name'>): string | null {
  if (name === 'code_verifier' || name === 'code_challenge' || name === 'S256(code_verifier)') return 'pkce';
  if (name === 'id_token.aud') return 'client_id';
  if (name === 'id_token.nonce') return 'nonce';
  return ['code', 'state', 'nonce', 'redirect_uri', 'client_id', 'request_uri', 'iss'].includes(name) ? name : null;
}

/** Class of a field while something is pointed at, and the handlers that point at it. */
export function useLit(field: Field, pairs: boolean | undefined) {
  const lit = useContext(LitContext);
  const role = roleOf(field);
  if (!lit || !role || field.absent) return { class: '', handlers: {} };
  const now = lit.now.value;
  const own = { role, value: role === 'pkce' ? field.name : field.value };
  const differs = role === 'pkce' ? pairs === false : now?.value !== own.value;
  const on = () => lit.light(own);
  const off = () => lit.light(null);
  return {
    class: now?.role !== role ? '' : differs ? 'lit differs' : 'lit',
    handlers: { onMouseEnter: on, onMouseLeave: off, onFocusCapture: on, onBlurCapture: off },
  };
}
