/** Why no token request is seen after an answer that an application has to refuse. */
export const noneAsked = [
  'none was seen, as it has to be where the application refuses this answer',
  'Mend the answer first: what follows can be judged when it is right.',
] as const;

/** A blind spot as a clause for the user, and what the user can do so that the part can be seen next time. */
export const blindSpotWords: Readonly<Record<string, readonly [clause: string, whatToDo: string]>> = {
  'body-not-captured': [
    'the body was not recorded',
    'Switch on Preserve log in the Network panel, sign in again, export a HAR file there and open it here: it holds bodies that the browser keeps from extensions. In Firefox it is enough to grant the extension access to the hosts.',
  ],
  'body-too-large': ['the body is larger than 256 kB and was not kept', 'No message of OAuth is as large: read it in the Network panel.'],
  arriving: ['the browser has not handed it over yet', 'Wait a moment.'],
  'access-withdrawn': ['access to its site was taken back before it came', 'Grant the extension access to the hosts, and sign in again.'],
  'header-withheld': ['the recorder leaves this header out', 'Export the HAR with sensitive data, or watch the sign-in live in the panel.'],
  'fragment-stripped': [
    'the browser gives the address without its fragment',
    'Grant the extension access to the hosts: it sees the fragment then.',
  ],
  redacted: ['the value was redacted before it reached us', 'Record again without redaction, or with a redaction that keeps the proof.'],
  'recording-started-late': [
    'the recording began after this step',
    'Open DevTools before signing in, or grant the extension access to the hosts.',
  ],
  'outside-the-browser': [
    'it was not seen: a server makes it, outside the browser, or a worker or tab that was not watched',
    "Look at the server's own log: log the verifier's S256 and the redirect_uri that it sends.",
  ],
  'other-tab': ['it happened in another tab', 'Grant the extension access to the hosts: it sees every tab then.'],
  encrypted: ['it is encrypted', 'Only the server that holds the key can read it.'],
  'cors-blocked': ['the browser withheld the answer from the page (CORS)', 'Let the token endpoint allow the origin of the page.'],
  untimed: ['the text names no times', 'Record the sign-in as a HAR file, or watch it live in the panel.'],
  unanswered: ['no answer was recorded', 'Wait for the answer, or keep recording until it is there.'],
};
