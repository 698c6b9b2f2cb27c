import type { BlindSpot } from '../http/exchange.ts';

const sentences: Record<BlindSpot, { text: string; whatToDo: string }> = {
  'body-not-captured': {
    text: 'the body was not recorded',
    whatToDo:
      'Switch on Preserve log in the Network panel, sign in again, export a HAR file there and open it here: it holds bodies that the browser keeps from extensions. In Firefox it is enough to grant the extension access to the hosts.',
  },
  'body-too-large': {
    text: 'the body is larger than 256 kB and was not kept',
    whatToDo: 'No message of OAuth is as large: read it in the Network panel.',
  },
  'access-withdrawn': {
    text: 'access to its site was taken back before it came',
    whatToDo: 'Grant the extension access to the hosts, and sign in again.',
  },
  'header-withheld': {
    text: 'the recorder leaves this header out',
    whatToDo: 'Export the HAR with sensitive data, or watch the sign-in live in the panel.',
  },
  'fragment-stripped': {
    text: 'the browser gives the address without its fragment',
    whatToDo: 'Grant the extension access to the hosts: it sees the fragment then.',
  },
  redacted: {
    text: 'the value was redacted before it reached us',
    whatToDo: 'Record again without redaction, or with a redaction that keeps the proof.',
  },
  'recording-started-late': {
    text: 'the recording began after this step',
    whatToDo: 'Open DevTools before signing in, or grant the extension access to the hosts.',
  },
  'outside-the-browser': {
    text: 'it was not seen: a server makes it, outside the browser, or a worker or tab that was not watched',
    whatToDo: "Look at the server's own log: log the verifier's S256 and the redirect_uri that it sends.",
  },
  'other-tab': { text: 'it happened in another tab', whatToDo: 'Grant the extension access to the hosts: it sees every tab then.' },
  encrypted: { text: 'it is encrypted', whatToDo: 'Only the server that holds the key can read it.' },
  'cors-blocked': {
    text: 'the browser withheld the answer from the page (CORS)',
    whatToDo: 'Let the token endpoint allow the origin of the page.',
  },
  untimed: { text: 'the text names no times', whatToDo: 'Record the sign-in as a HAR file, or watch it live in the panel.' },
  unanswered: { text: 'no answer was recorded', whatToDo: 'Wait for the answer, or keep recording until it is there.' },
};

/** A blind spot as a clause for the user. */
export const sentenceFor = (because: BlindSpot): string => sentences[because].text;

/** What the user can do so that the part can be seen next time. */
export const remedyFor = (because: BlindSpot): string => sentences[because].whatToDo;
