/** Every form in which a leaked value could be found again: as it is, encoded, in pieces, and backwards. */
export function formsOf(secret: string): string[] {
  const half = Math.ceil(secret.length / 2);
  const pieces = half >= 12 ? [secret, secret.slice(0, half), secret.slice(-half)] : [secret];
  const forms = pieces.flatMap((piece) => [piece, [...piece].reverse().join('')]).flatMap((text) => [text, ...encodings(text)]);
  return [...new Set(forms)].filter((form) => form.length >= Math.min(8, secret.length));
}

function encodings(text: string): string[] {
  const once = encodeURIComponent(text);
  const bytes = Buffer.from(text);
  return [
    once,
    encodeURIComponent(once),
    new URLSearchParams({ a: text }).toString().slice(2),
    ...[0, 1, 2].flatMap((shift) => aligned(bytes, shift)),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    JSON.stringify(text).slice(1, -1),
    [...text]
      .map((character) => (character.charCodeAt(0) > 126 ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character))
      .join(''),
    text.replace(/[&<>"']/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character]!),
    text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
    text.replace(/[\\`*_[\]<>|#~]/g, (character) => `\\${character}`),
  ];
}

/** What stays the same in base64 however many bytes stand before and behind. */
function aligned(bytes: Buffer, shift: number): string[] {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = text.slice(shift === 0 ? 0 : shift + 1, (bytes.length + shift) % 3 ? -1 : undefined);
  return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
}
