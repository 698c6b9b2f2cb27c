/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const tokenResponseFaults = [
  {
    name: 'token-answer-page',
    title: 'A web page instead of tokens',
    explanation: 'A proxy between page and server does not know the token endpoint and answers with the start page of the app, status 200.',
    effect: 'The page reads HTML where it expects JSON: “Unexpected token <”.',
    wrong: 'try_files $uri /index.html;',
    right: 'location /token { proxy_pass http://as; }',
    failsAt: 'token',
    rule: 'token-not-json',
    server: 'webpage',
  },
  {
    name: 'token-answer-wrapped',
    title: 'Tokens one level too deep',
    explanation: 'A gateway wraps every answer in an envelope: {"success": true, "data": {…}}.',
    effect: 'The page looks for access_token at the top, as the standard says, and finds none.',
    wrong: 'res.json({ success: true, data: tokens })',
    right: 'res.json(tokens)',
    failsAt: 'token',
    rule: 'access-token-missing',
    server: 'wrapped',
  },
];
