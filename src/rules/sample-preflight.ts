/** The preflight of a page's script before the sample token request, with the headers that it asks for, and the server's answer. */
export const samplePreflight = (headers: string, answer: string): string =>
  `OPTIONS https://as.example/token
> Origin: https://app.example
> Access-Control-Request-Method: POST${headers && `\n> Access-Control-Request-Headers: ${headers}`}
${answer}`;

/** The answer to a preflight that lets the page send these headers. */
export const permitted = (headers: string): string =>
  `< 204\n< Access-Control-Allow-Origin: https://app.example\n< Access-Control-Allow-Headers: ${headers}`;
