import { record, text } from './har-values.ts';

/** Reads a file that stands beside a recording in its archive; undefined when there is none, or when it is too long to be a message of a sign-in. */
export type Attached = (name: string) => Promise<Uint8Array | undefined>;

/** An entry with the bodies put in that its recorder kept in files of their own: Playwright does so in a `.har.zip`, and names each in `_file`. */
export async function withAttachedBodies(entry: unknown, attached: Attached): Promise<unknown> {
  const source = record(entry);
  const request = record(source?.request);
  const response = record(source?.response);
  const [postData, content] = await Promise.all([
    completed(record(request?.postData), attached),
    completed(record(response?.content), attached),
  ]);
  if (!postData && !content) return entry;
  return {
    ...source,
    ...(postData && { request: { ...request, postData } }),
    ...(content && { response: { ...response, content } }),
  };
}

async function completed(body: Record<string, unknown> | undefined, attached: Attached): Promise<Record<string, unknown> | undefined> {
  const name = text(body?._file);
  if (name === undefined || text(body?.text)) return undefined;
  const bytes = await attached(name);
  return bytes && { ...body, text: new TextDecoder().decode(bytes) };
}
