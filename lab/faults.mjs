import { apiFaults } from './faults/api.mjs';
import { challengeFaults } from './faults/challenge.mjs';
import { codeFaults } from './faults/code.mjs';
import { discoveryFaults } from './faults/discovery.mjs';
import { idTokenFaults } from './faults/id-token.mjs';
import { ownServerFaults } from './faults/own-server.mjs';
import { refreshFaults } from './faults/refresh.mjs';
import { tooKindFaults } from './faults/server-too-kind.mjs';
import { serverFaults } from './faults/servers.mjs';
import { tokenRequestFaults } from './faults/token-request.mjs';
import { tokenResponseFaults } from './faults/token-response.mjs';
import { verifierFaults } from './faults/verifier.mjs';

/**
 * One fault of the lab.
 * @typedef {object} Fault
 * @property {string} name its switch, as in `/?fault=challenge-padded`
 * @property {string} group the menu's heading above it
 * @property {string} title a few words
 * @property {string} explanation one sentence: what is wrong
 * @property {string} effect one sentence: what then happens
 * @property {string} wrong the line of client (or server) code at fault; empty if nothing is
 * @property {string} right the line as it should be
 * @property {'discovery' | 'authorization' | 'callback' | 'token' | 'check' | 'refresh' | 'api' | null} failsAt the step that fails; null if all goes well
 * @property {string | null} rule id of the rule that has to be named as the cause; null if there is none
 * @property {string[]} [alsoRight] other rule ids that name the same cause
 * @property {string} [server] the server that it needs, if not the strict one (a key of `servers`)
 * @property {true} [lenientToo] whether the lenient server answers otherwise: there it fails at the token endpoint
 * @property {number} [seconds] how long it takes, if it has to wait
 */
/** @typedef {Omit<Fault, 'group'>} FaultOfGroup a fault as its group's file has it */

/** @type {FaultOfGroup} */
const sound = {
  name: 'none',
  title: 'Nothing is wrong',
  explanation: 'The sign-in is done as it should be.',
  effect: 'The server hands out an access token, a refresh token and an ID token.',
  wrong: '',
  right: 'challenge = base64url(await sha256(verifier))',
  failsAt: null,
  rule: null,
};

/** The faults by their heading in the menu, in its order. */
const byGroup = {
  Sound: [sound],
  Challenge: challengeFaults,
  Verifier: verifierFaults,
  Code: codeFaults,
  'Token request': tokenRequestFaults,
  Servers: serverFaults,
  'Own server': ownServerFaults,
  Discovery: discoveryFaults,
  'Token response': tokenResponseFaults,
  'ID token': idTokenFaults,
  Refresh: refreshFaults,
  API: apiFaults,
  'Server too kind': tooKindFaults,
};

/** The headings of the menu in their order. */
export const groups = Object.keys(byGroup);

/** @type {Fault[]} */
export const faults = Object.entries(byGroup).flatMap(([group, ofGroup]) => ofGroup.map((fault) => ({ ...fault, group })));

/**
 * Finds a fault by its name.
 * @param {string | null | undefined} name
 * @returns {Fault | undefined}
 */
export const faultNamed = (name) => faults.find((fault) => fault.name === name);
