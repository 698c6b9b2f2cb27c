import { apple } from './apple.ts';
import { asana } from './asana.ts';
import { atlassian } from './atlassian.ts';
import { auth0 } from './auth0.ts';
import { authentik } from './authentik.ts';
import { awsCognito } from './aws-cognito.ts';
import { azureAdB2c } from './azure-ad-b2c.ts';
import { bitbucket } from './bitbucket.ts';
import { box } from './box.ts';
import { casdoor } from './casdoor.ts';
import { clerk } from './clerk.ts';
import { cloudflareWorkersOauth } from './cloudflare-workers-oauth.ts';
import { cloudfoundryUaa } from './cloudfoundry-uaa.ts';
import { dex } from './dex.ts';
import { discord } from './discord.ts';
import { doorkeeper } from './doorkeeper.ts';
import { dropbox } from './dropbox.ts';
import { duendeIdentityserver } from './duende-identityserver.ts';
import { entraExternalId } from './entra-external-id.ts';
import { figma } from './figma.ts';
import { firebase } from './firebase.ts';
import { fitbit } from './fitbit.ts';
import { forgerockOpenam } from './forgerock-openam.ts';
import { fusionauth } from './fusionauth.ts';
import { genesysCloud } from './genesys-cloud.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { hubspot } from './hubspot.ts';
import { intuit } from './intuit.ts';
import { jumpcloud } from './jumpcloud.ts';
import { keycloak } from './keycloak.ts';
import { leagueOauth2 } from './league-oauth2.ts';
import { line } from './line.ts';
import { linkedin } from './linkedin.ts';
import { logto } from './logto.ts';
import { microsoftEntra } from './microsoft-entra.ts';
import { nodeOauth2Server } from './node-oauth2-server.ts';
import { nodeOidcProvider } from './node-oidc-provider.ts';
import { notion } from './notion.ts';
import { nylas } from './nylas.ts';
import { oauthlib } from './oauthlib.ts';
import { okta } from './okta.ts';
import { onelogin } from './onelogin.ts';
import { openiddict } from './openiddict.ts';
import { oryHydra } from './ory-hydra.ts';
import { pingfederate } from './pingfederate.ts';
import { pingone } from './pingone.ts';
import type { Provider } from './provider.ts';
import { reddit } from './reddit.ts';
import { salesforce } from './salesforce.ts';
import { shopify } from './shopify.ts';
import { slack } from './slack.ts';
import { smartOnFhir } from './smart-on-fhir.ts';
import { spotify } from './spotify.ts';
import { springAuthorizationServer } from './spring-authorization-server.ts';
import { strava } from './strava.ts';
import { supabaseAuth } from './supabase-auth.ts';
import { supabaseOauthServer } from './supabase-oauth-server.ts';
import { tiktok } from './tiktok.ts';
import { twitch } from './twitch.ts';
import { vercel } from './vercel.ts';
import { workos } from './workos.ts';
import { xTwitter } from './x-twitter.ts';
import { yahoo } from './yahoo.ts';
import { yandex } from './yandex.ts';
import { zendesk } from './zendesk.ts';
import { zitadel } from './zitadel.ts';
import { zoom } from './zoom.ts';

/** Every authorization server that is known, by id. */
export const providers: readonly Provider[] = [
  apple,
  asana,
  atlassian,
  auth0,
  authentik,
  awsCognito,
  azureAdB2c,
  bitbucket,
  box,
  casdoor,
  clerk,
  cloudflareWorkersOauth,
  cloudfoundryUaa,
  dex,
  discord,
  doorkeeper,
  dropbox,
  duendeIdentityserver,
  entraExternalId,
  figma,
  firebase,
  fitbit,
  forgerockOpenam,
  fusionauth,
  genesysCloud,
  github,
  gitlab,
  google,
  hubspot,
  intuit,
  jumpcloud,
  keycloak,
  leagueOauth2,
  line,
  linkedin,
  logto,
  microsoftEntra,
  nodeOauth2Server,
  nodeOidcProvider,
  notion,
  nylas,
  oauthlib,
  okta,
  onelogin,
  openiddict,
  oryHydra,
  pingfederate,
  pingone,
  reddit,
  salesforce,
  shopify,
  slack,
  smartOnFhir,
  spotify,
  springAuthorizationServer,
  strava,
  supabaseAuth,
  supabaseOauthServer,
  tiktok,
  twitch,
  vercel,
  workos,
  xTwitter,
  yahoo,
  yandex,
  zendesk,
  zitadel,
  zoom,
];
