// Sentences that a rule's code says beside its `messages`: what fix a case has, what a value is called. The browser has them like the others.

const literal = /(?<=(?:[([{:,?]|\|\||\?\?|=>|=)\s*)(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")(?=\s*[,;)\]}:?])/g;

/** Fewer characters or words than this are names, values of the wire, or cheaper to ship than to look up. */
const isSentence = (text) => text.length >= 32 && text.split(' ').length > 4;

/** A rule's source with each sentence as `put(number)`, and the sentences by number. */
export function inlineSentences(source, put) {
  const sentences = [];
  const rest = source.replace(literal, (whole) => {
    if (/\\[^'"\\]/.test(whole)) return whole;
    const text = whole.slice(1, -1).replace(/\\(.)/g, '$1');
    return isSentence(text) ? put(sentences.push(text) - 1) : whole;
  });
  return { source: rest, sentences };
}
