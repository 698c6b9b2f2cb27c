declare const redacted: unique symbol;

/** A capture, or what was made of it, that may leave the machine. Only redact() and asIs() make one. */
export type Redacted<T> = T & { readonly [redacted]: true };
