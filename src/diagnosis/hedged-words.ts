/** The titles of causes that are not proved but stated like a fact: likely, then possible; by cause. */
export const hedgedWords: Readonly<Record<string, readonly [likely: string, possible: string]>> = {
  'code-expired': ['The code had probably expired', 'The code may have expired'],
  'code-replayed': ['The code had probably been used already', 'The code may have been used already'],
  'code-differs': ['The code was probably altered on its way', 'The code may have been altered on its way'],
  'challenge-mismatch': ['The verifier probably does not belong to the challenge', 'The verifier may not belong to the challenge'],
  'redirect-uri-differs': ['redirect_uri probably differs between the two requests', 'redirect_uri may differ between the two requests'],
  'client-id-differs': ['The code was probably issued to another client', 'The code may have been issued to another client'],
  'server-state-lost': ['The server has probably lost the code', 'The server may have lost the code'],
  'session-ended': [
    'The session has probably ended, or the consent was withdrawn',
    'The session may have ended, or the consent been withdrawn',
  ],
};
