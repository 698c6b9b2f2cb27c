import { type EntryFacts, reach, sensitiveHeaders } from './har-glance.ts';
import { hasEscape, type Span, textOfContent } from './json-bytes.ts';

/** Bytes of a string that are kept for the sieve: six of them may make one character (`\u0041`). */
export const longestFact = 6 * reach + 64;

/** What is gathered while an entry passes by. */
export interface Gathered extends EntryFacts {
  /** Name and value of the header field or parameter that is passing by. */
  name?: string | undefined;
  value?: string | undefined;
  sawSensitiveHeader: boolean;
  requestIsWhole: boolean;
  /** A header field was named twice, so that its value may have been passed over: only the parsed entry can tell. */
  isUncertain: boolean;
}

/** A member of an object that the scanner cares about. */
export interface Member {
  name: Uint8Array;
  /** What its value is when that is an object or a list worth entering; everything else is skipped. */
  place?: Place;
  /** Called when a value begins, of any type: the last of several members of one name counts, as in JSON.parse. */
  begins?(gathered: Gathered): void;
  /** Takes the content of a string. */
  takesText?(gathered: Gathered, content: Span, isWhole: boolean): void;
  /** Says before a string is read whether it is wanted. */
  wants?(gathered: Gathered): boolean;
  takesNumber?(gathered: Gathered, value: number): void;
  /** The value is handed out whole, under this name. */
  handsOut?: 'version' | 'creator' | 'browser' | 'pages' | 'comment';
}

export const nothingGathered = (sawSensitiveHeader: boolean): Gathered => ({
  hasRequest: false,
  method: undefined,
  url: undefined,
  referer: '',
  postText: undefined,
  postEncoding: undefined,
  postParams: '',
  status: undefined,
  redirectUrl: undefined,
  location: '',
  name: undefined,
  value: undefined,
  sawSensitiveHeader,
  requestIsWhole: false,
  isUncertain: false,
});

/** A kind of object or list in a HAR file. */
export interface Place {
  kind: 'object' | 'array';
  members: readonly Member[];
  element?: Place;
  entered?(gathered: Gathered): void;
  left?(gathered: Gathered): void;
}

const encoder = new TextEncoder();
const member = (name: string, rest: Omit<Member, 'name'>): Member => ({ name: encoder.encode(name), ...rest });
const object = (members: readonly Member[], rest: Pick<Place, 'entered' | 'left'> = {}): Place => ({ kind: 'object', members, ...rest });
const array = (element: Place): Place => ({ kind: 'array', members: [], element });

/** A fact that is the text of one member. */
const textMember = (name: string, fact: 'method' | 'url' | 'postText' | 'postEncoding' | 'redirectUrl'): Member =>
  member(name, {
    begins: (gathered) => {
      gathered[fact] = undefined;
    },
    takesText: (gathered, content, isWhole) => {
      gathered[fact] = textOfContent(content, isWhole);
    },
  });

const wantedHeaders = new Set(['referer', 'location', ...sensitiveHeaders]);
const wantedLengths = new Set([...wantedHeaders].map((name) => name.length));
const notWanted = 'another';

/** Most header fields are none of the wanted ones: their length alone says so, and they are never decoded. */
function headerNameOf(content: Span, isWhole: boolean): string {
  if (!wantedLengths.has(content.to - content.from) && !hasEscape(content)) return notWanted;
  const name = textOfContent(content, isWhole)?.toLowerCase() ?? notWanted;
  return wantedHeaders.has(name) ? name : notWanted;
}

const header = (name: string, fact: 'referer' | 'location') =>
  object(
    [
      member('name', {
        begins: (gathered) => {
          if (gathered.name !== undefined) gathered.isUncertain = true;
          gathered.name = notWanted;
        },
        takesText: (gathered, content, isWhole) => {
          gathered.name = headerNameOf(content, isWhole);
        },
      }),
      member('value', {
        begins: (gathered) => {
          gathered.value = undefined;
        },
        wants: (gathered) => gathered.name === undefined || gathered.name === name,
        takesText: (gathered, content, isWhole) => {
          gathered.value = textOfContent(content, isWhole);
        },
      }),
    ],
    {
      entered: clearPair,
      left: (gathered) => {
        if (gathered.name === name) gathered[fact] += `${gathered.value ?? ''} `;
        else if (gathered.name !== undefined && gathered.name !== notWanted)
          gathered.sawSensitiveHeader ||= sensitiveHeaders.includes(gathered.name);
      },
    },
  );

const headers = (name: string, fact: 'referer' | 'location'): Member =>
  member('headers', {
    place: array(header(name, fact)),
    begins: (gathered) => {
      gathered[fact] = '';
    },
  });

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

function clearPair(gathered: Gathered): void {
  gathered.name = undefined;
  gathered.value = undefined;
}
