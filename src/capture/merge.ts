import { type Exchange, type HeaderField, type HttpResponse, type Observed, observed } from '../http/exchange.ts';

/**
 * Joins what `devtools.network` and `webRequest` saw of one request. What either saw is kept; what neither saw stays unobserved.
 * The result has the id of the first argument.
 */
export function merge(devtools: Exchange, web: Exchange): Exchange {
  const withheld = devtools.withheld && web.withheld && devtools.withheld.filter((name) => web.withheld!.includes(name));
  const { withheld: _, took: __, ...rest } = devtools;
  const took = devtools.took || web.took;
  return {
    ...rest,
    ...(took !== undefined && { took }),
    context: { ...web.context, ...devtools.context, ...(web.context.tab && { tab: web.context.tab }) },
    request: {
      ...devtools.request,
      url: web.request.url.includes('#') ? web.request.url : devtools.request.url,
      headers: union(devtools.request.headers, web.request.headers),
      body: fuller(devtools.request.body, web.request.body),
    },
    response: answer(devtools.response, web.response),
    ...(withheld?.length && { withheld }),
    ...(web.fromCache && { fromCache: true as const }),
  };
}

function answer(devtools: Observed<HttpResponse>, web: Observed<HttpResponse>): Observed<HttpResponse> {
  if (!devtools.observed || !web.observed) return devtools.observed ? devtools : web;
  const [one, other] = [devtools.value, web.value];
  const status = one.status || other.status;
  const error = one.error ?? other.error;
  // Without a status what DevTools calls the body is the browser's own error page.
  const body = status === 0 ? other.body : fuller(one.body, other.body);
  return observed({ status, headers: union(one.headers, other.headers), body, ...(error !== undefined && { error }) });
}

/** The text that was seen. A recorder that lost a body may call it empty, so an empty one counts less than any other. */
function fuller(one: Observed<string>, other: Observed<string>): Observed<string> {
  if (one.observed && one.value !== '') return one;
  if (other.observed && (other.value !== '' || !one.observed)) return other;
  return !one.observed && one.because === 'body-not-captured' ? other : one;
}

function union(one: readonly HeaderField[], other: readonly HeaderField[]): HeaderField[] {
  const known = new Set(one.map(({ name }) => name.toLowerCase()));
  return [...one, ...other.filter(({ name }) => !known.has(name.toLowerCase()))];
}
