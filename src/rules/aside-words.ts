/** What several rules say beside their own messages. `{name}` stands for what is filled in. */
export const asideWords: Readonly<Record<string, string>> = {
  behindProxy:
    'It begins with http, although the sign-in began on {page}: behind a proxy that ends TLS an application takes itself for http until it is told to trust X-Forwarded-Proto.',
  portOfHttps: 'It names port 443, that of https, under http.',
  usualPort: 'It names port {port}, which is the usual one and is left out where addresses are registered.',
  oldResponse: 'It carries {names} of an earlier answer: the address of the page (window.location.href) was taken as it was.',
  spilled:
    'It has a query of its own and was not percent-encoded, so what follows its “&” ({names}) reached the server as parameters of the request.',
  oneLoopback: '{one} and {other} are two addresses to a server.',
  beganElsewhere: 'Where the sign-in began is not in this recording: in another browser, in another app, or before it.',
  otherOrigin: 'It began on {began} and came back to {ended}: these are different origins and do not share storage.',
  otherTab: 'It came back in another tab than the one in which it began, and sessionStorage belongs to one tab.',
};
