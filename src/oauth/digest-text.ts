/** The six bits of a base64url character (RFC 4648 §5), or -1. */
export const bitsOf = (character: string): number =>
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(character || '?');
