import { clearPair, type Gathered } from './har-gathered.ts';
import { reach } from './har-glance.ts';
import { headers } from './har-header-fields.ts';
import { array, type Member, member, object, textMember } from './har-members.ts';
import { textOfContent } from './json-bytes.ts';

const pairMember = (name: 'name' | 'value'): Member =>
  member(name, {
    begins: (gathered) => {
      gathered[name] = undefined;
    },
    wants: (gathered) => gathered.postParams.length <= reach,
    takesText: (gathered, content, isWhole) => {
      gathered[name] = textOfContent(content, isWhole);
    },
  });

const parameter = object([pairMember('name'), pairMember('value')], {
  entered: clearPair,
  left: (gathered) => {
    if (gathered.postParams.length <= reach) gathered.postParams += `${gathered.name ?? ''}=${gathered.value ?? ''}&`;
  },
});

const postData = object([
  textMember('text', 'postText'),
  textMember('encoding', 'postEncoding'),
  member('params', {
    place: array(parameter),
    begins: (gathered) => {
      gathered.postParams = '';
    },
  }),
]);

const request = object(
  [
    textMember('method', 'method'),
    textMember('url', 'url'),
    headers('referer', 'referer'),
    member('postData', { place: postData, begins: forgetPost }),
  ],
  {
    entered: (gathered) => {
      gathered.hasRequest = true;
    },
    left: (gathered) => {
      gathered.requestIsWhole = true;
    },
  },
);

const response = object([
  member('status', {
    begins: (gathered) => {
      gathered.status = undefined;
    },
    takesNumber: (gathered, value) => {
      gathered.status = Number.isFinite(value) ? value : undefined;
    },
  }),
  headers('location', 'location'),
  textMember('redirectURL', 'redirectUrl'),
]);

/** One element of `log.entries`. */
export const entry = object([
  member('request', {
    place: request,
    begins: (gathered) => {
      gathered.hasRequest = false;
      gathered.requestIsWhole = false;
      gathered.method = undefined;
      gathered.url = undefined;
      gathered.referer = '';
      forgetPost(gathered);
    },
  }),
  member('response', {
    place: response,
    begins: (gathered) => {
      gathered.status = undefined;
      gathered.redirectUrl = undefined;
      gathered.location = '';
    },
  }),
]);

export const entries = array(entry);

const handedOut = (['version', 'creator', 'browser', 'pages', 'comment'] as const).map((name) => member(name, { handsOut: name }));

export const log = object([member('entries', { place: entries }), ...handedOut]);

/** The document itself. */
export const top = object([member('log', { place: log })]);

function forgetPost(gathered: Gathered): void {
  gathered.postText = undefined;
  gathered.postEncoding = undefined;
  gathered.postParams = '';
}
