import type { Cases } from './case.ts';

/** Refusals in the words of named providers, each as it was recorded against a server that spoke them; hosts and people are made up. */
export const providerCases: Cases = {
  'a state that is too long for the server': {
    traffic: `
@ 2026-11-22T21:44:55.173Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +269ms
GET https://max.acme-odd.test/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=mGv380Uc7euu43XH4QjMiiwvM4KsQE8h3CknNLvP4F-2DlVhyQ43a4hBT6zg5Ql1vP3VU9S9DKthhiy8nJSnh09TQwOIx7oz_QQEbTx1lgy0JOjF8nsyOT24RAYbSiAELouq86_aIKEkYi8KGx7Bnw1-FhlXMnLLnxjJ_sVa5op3FWcmLI2nD_VHitjaDwkfUqxGkfO6y9L5O7_wc8sd6t8qexXk0Cxt7K5asOG1c3sEduX00qM-VN_niAIfdJpYKNmHZKV5oeO9Gb4nGfli7YM-TnXV6Vejfi2IGpIyDPntPhqGcO0A-HSeOJvxAvCoDTSkqhuzdZlRyxUE0hyJoxk-Y5uKpvP4GBSl_E1al6hTkhkOwNMNtSjU8L_Y8wNamamM9cK7QXjLRSM4&nonce=1a-m0_Mq3smNeN-p&code_challenge=bLsDfRwVVygZ4pJayQ9gUOcF8FGzwNGAOEdpf2ChAn0&code_challenge_method=S256
> Accept: text/html
< 400 <!doctype html><html><head><title>Error</title></head><body><h2>invalid_request</h2><p>state parameter exceeds the maximum length of 256</p></body></html>
< Content-Type: text/html;charset=UTF-8`,
    cause: 'authz-error-page',
    says: /state parameter exceeds.*400 characters/,
  },
  'the challenge in place of the code, at Auth0': {
    traffic: `
@ 2026-11-22T21:49:01.170Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +111ms
GET https://bluebird.eu.auth0.com/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=SVhwad_eN6OQpWf_7Yf1MUZj&nonce=0YKQptcFxlxXjNKH&code_challenge=rYgUpl4yOQo4s_Xbm05GQXTLZShp3RrOudrd5cpxQ_w&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=D7gSNCxu_HM
@ +227ms
POST https://bluebird.eu.auth0.com/u/login?tx=D7gSNCxu_HM
> Origin: https://bluebird.eu.auth0.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=SVhwad_eN6OQpWf_7Yf1MUZj&nonce=0YKQptcFxlxXjNKH&code_challenge=rYgUpl4yOQo4s_Xbm05GQXTLZShp3RrOudrd5cpxQ_w&code_challenge_method=S256&tx=D7gSNCxu_HM
@ +83ms
GET https://bluebird.eu.auth0.com/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=SVhwad_eN6OQpWf_7Yf1MUZj&nonce=0YKQptcFxlxXjNKH&code_challenge=rYgUpl4yOQo4s_Xbm05GQXTLZShp3RrOudrd5cpxQ_w&code_challenge_method=S256&tx=D7gSNCxu_HM
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=CtOmC8YHatpnCE4CnkrFcs28u2NsrDgt&state=SVhwad_eN6OQpWf_7Yf1MUZj
@ +19ms
GET https://app.bluebird.test/auth/callback?code=CtOmC8YHatpnCE4CnkrFcs28u2NsrDgt&state=SVhwad_eN6OQpWf_7Yf1MUZj
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +709ms
@ {"resourceType":"fetch"}
POST https://bluebird.eu.auth0.com/oauth/token
> Referer: https://app.bluebird.test/
> Origin: https://app.bluebird.test
> Content-Type: application/x-www-form-urlencoded
> grant_type=authorization_code&code=rYgUpl4yOQo4s_Xbm05GQXTLZShp3RrOudrd5cpxQ_w&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&client_id=bb-web&code_verifier=90TypxXKPMdXiyVXxVcRdEeAR_41hbfamlzcnLxD-As
< 403 {"error":"invalid_grant","error_description":"Invalid authorization code"}
< Content-Type: application/json;charset=UTF-8
< Access-Control-Allow-Origin: https://app.bluebird.test`,
    cause: 'code-differs',
    says: /the code_challenge/,
  },
  'no secret where one is expected, at Slack, which calls it a bad one': {
    traffic: `
@ 2026-11-22T21:49:48.891Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +179ms
GET https://slack.com/oauth/v2/authorize?response_type=code&client_id=bb-server&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=s3x-sn0DMR2K09xO6fkGw68H&code_challenge=1r0X9yChi6RllCaXn6PpfO8P-xNVGHNKPSwq60CJUrY&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=938mj3c4q0E
@ +277ms
POST https://slack.com/u/login?tx=938mj3c4q0E
> Origin: https://slack.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /oauth/v2/authorize?response_type=code&client_id=bb-server&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=s3x-sn0DMR2K09xO6fkGw68H&code_challenge=1r0X9yChi6RllCaXn6PpfO8P-xNVGHNKPSwq60CJUrY&code_challenge_method=S256&tx=938mj3c4q0E
@ +65ms
GET https://slack.com/oauth/v2/authorize?response_type=code&client_id=bb-server&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=s3x-sn0DMR2K09xO6fkGw68H&code_challenge=1r0X9yChi6RllCaXn6PpfO8P-xNVGHNKPSwq60CJUrY&code_challenge_method=S256&tx=938mj3c4q0E
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=4.2c0ea7595be85c7bc3d3d40face57ece24f0e3d9a0b5edc4&state=s3x-sn0DMR2K09xO6fkGw68H
@ +73ms
GET https://app.bluebird.test/auth/callback?code=4.2c0ea7595be85c7bc3d3d40face57ece24f0e3d9a0b5edc4&state=s3x-sn0DMR2K09xO6fkGw68H
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +204ms
@ {"resourceType":"fetch"}
POST https://slack.com/api/oauth.v2.user.access
> Referer: https://app.bluebird.test/
> Origin: https://app.bluebird.test
> Content-Type: application/x-www-form-urlencoded
> grant_type=authorization_code&code=4.2c0ea7595be85c7bc3d3d40face57ece24f0e3d9a0b5edc4&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&client_id=bb-server&code_verifier=xiUajsE_KwoOOk1TeyYm3zrcuI4oZtijJyxlt57UcsU
< 200 {"ok":false,"error":"bad_client_secret"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.bluebird.test`,
    cause: 'client-authentication-missing',
    says: /no secret|without|known to this server|not authenticate/,
  },
  'a code of 36 seconds, at X, which answers invalid_request': {
    traffic: `
@ 2026-11-22T21:48:42.973Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +217ms
GET https://x.com/i/oauth2/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=wjim0bz1M7S2ghDL2ytOOuse&code_challenge=6fg1WlLHnKAYdZyqnLKW8fM8Vq4vQZJQxmTHBQYdnZc&code_challenge_method=S256
> Accept: text/html
< 302 /i/flow/login?tx=Lr7_XctVdo8
@ +50ms
GET https://x.com/i/flow/login?tx=Lr7_XctVdo8
> Accept: text/html
< 200 <!doctype html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in</h1><form method="post" action="/i/flow/login?tx=Lr7_XctVdo8"><input name="username" autocomplete="username"><input type="password" name="password"><button type="submit">Continue</button></form></main></body></html>
< Content-Type: text/html;charset=UTF-8
@ +186ms
POST https://x.com/i/flow/login?tx=Lr7_XctVdo8
> Origin: https://x.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /i/oauth2/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=wjim0bz1M7S2ghDL2ytOOuse&code_challenge=6fg1WlLHnKAYdZyqnLKW8fM8Vq4vQZJQxmTHBQYdnZc&code_challenge_method=S256&tx=Lr7_XctVdo8
@ +108ms
GET https://x.com/i/oauth2/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=wjim0bz1M7S2ghDL2ytOOuse&code_challenge=6fg1WlLHnKAYdZyqnLKW8fM8Vq4vQZJQxmTHBQYdnZc&code_challenge_method=S256&tx=Lr7_XctVdo8
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=ZHhaaUdKMldESDhDMnFXcDdJYjM2NlpJMGhjX0RwRHVVZ2o1dHpwNld6NkNtRmhhMVpQXzdB&state=wjim0bz1M7S2ghDL2ytOOuse
@ +16ms
GET https://app.bluebird.test/auth/callback?code=ZHhaaUdKMldESDhDMnFXcDdJYjM2NlpJMGhjX0RwRHVVZ2o1dHpwNld6NkNtRmhhMVpQXzdB&state=wjim0bz1M7S2ghDL2ytOOuse
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +36179ms
@ {"resourceType":"fetch"}
POST https://api.x.com/2/oauth2/token
> Referer: https://app.bluebird.test/
> Origin: https://app.bluebird.test
> Content-Type: application/x-www-form-urlencoded
> grant_type=authorization_code&code=ZHhaaUdKMldESDhDMnFXcDdJYjM2NlpJMGhjX0RwRHVVZ2o1dHpwNld6NkNtRmhhMVpQXzdB&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&client_id=bb-web&code_verifier=PkOOT1lrW4x2v8L67kC2T0jlZ7GQ4sTf5yMAJpugqYM
< 400 {"error":"invalid_request","error_description":"Value passed for the authorization code was invalid."}
< Content-Type: application/json;charset=UTF-8
< Access-Control-Allow-Origin: https://app.bluebird.test`,
    cause: 'code-expired',
    says: /36 s old/,
  },
  'the userinfo endpoint in place of the token endpoint': {
    traffic: `
@ 2026-11-22T21:56:30.796Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +557ms
GET https://sso.bluebird-idp.test/realms/main/protocol/openid-connect/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=PVe3OAWjwAra_FyDmiWBi-Rq&nonce=6lSvolzkfwa7o0Ky&code_challenge=mMkeQ8jmdTO5z7pL6-XHbrfbojQBt1EJsxVVpmqcq0U&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=ovYI0Zn90Tk
@ +508ms
POST https://sso.bluebird-idp.test/u/login?tx=ovYI0Zn90Tk
> Origin: https://sso.bluebird-idp.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /realms/main/protocol/openid-connect/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=PVe3OAWjwAra_FyDmiWBi-Rq&nonce=6lSvolzkfwa7o0Ky&code_challenge=mMkeQ8jmdTO5z7pL6-XHbrfbojQBt1EJsxVVpmqcq0U&code_challenge_method=S256&tx=ovYI0Zn90Tk
@ +59ms
GET https://sso.bluebird-idp.test/realms/main/protocol/openid-connect/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=PVe3OAWjwAra_FyDmiWBi-Rq&nonce=6lSvolzkfwa7o0Ky&code_challenge=mMkeQ8jmdTO5z7pL6-XHbrfbojQBt1EJsxVVpmqcq0U&code_challenge_method=S256&tx=ovYI0Zn90Tk
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=01eedcff-e950-424a-9996-a5cfac4c7060.c5cf36e8-669c-470a-9fb8-7deddcaf33cd.28ba859c-211b-4b5f-84c8-cde89899d188&state=PVe3OAWjwAra_FyDmiWBi-Rq&iss=https%3A%2F%2Fsso.bluebird-idp.test%2Frealms%2Fmain&session_state=1d2df4be-4c78-49ec-b069-36c1f6f01873
@ +12ms
GET https://app.bluebird.test/auth/callback?code=01eedcff-e950-424a-9996-a5cfac4c7060.c5cf36e8-669c-470a-9fb8-7deddcaf33cd.28ba859c-211b-4b5f-84c8-cde89899d188&state=PVe3OAWjwAra_FyDmiWBi-Rq&iss=https%3A%2F%2Fsso.bluebird-idp.test%2Frealms%2Fmain&session_state=1d2df4be-4c78-49ec-b069-36c1f6f01873
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +154ms
@ {"resourceType":"fetch"}
POST https://sso.bluebird-idp.test/userinfo
> Referer: https://app.bluebird.test/
> Origin: https://app.bluebird.test
> Content-Type: application/x-www-form-urlencoded
> grant_type=authorization_code&code=01eedcff-e950-424a-9996-a5cfac4c7060.c5cf36e8-669c-470a-9fb8-7deddcaf33cd.28ba859c-211b-4b5f-84c8-cde89899d188&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&client_id=bb-web&code_verifier=Qjb0ZpiAaN2sq8j4B5uxTIZCFMGIiWy1wWOxQaIPbL8
< 401 {"error":"invalid_token"}
< Content-Type: application/json;charset=UTF-8
< Access-Control-Allow-Origin: https://app.bluebird.test`,
    cause: 'endpoint-mistaken',
    says: /userinfo” answered invalid_token|userinfo answered invalid_token/,
  },
  'a page that gives its code to its own server twice, by GET': {
    traffic: `
@ 2026-11-22T21:54:27.783Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +1069ms
GET https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=O_I83llel0lgZ9L8_yF0HMnx&nonce=JxeZ4KJKDZy_yfcf&code_challenge=W9YJKSJOyDW_H_BtlZuGSG9_LwEgNMU7TJkHanKedI8&code_challenge_method=S256
> Accept: text/html
< 302 /v3/signin/identifier?tx=bflHoxIZhms
@ +117ms
GET https://accounts.google.com/v3/signin/identifier?tx=bflHoxIZhms
> Accept: text/html
< 200 <!doctype html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in</h1><form method="post" action="/v3/signin/identifier?tx=bflHoxIZhms"><input name="username" autocomplete="username"><input type="password" name="password"><button type="submit">Continue</button></form></main></body></html>
< Content-Type: text/html;charset=UTF-8
@ +823ms
POST https://accounts.google.com/v3/signin/identifier?tx=bflHoxIZhms
> Origin: https://accounts.google.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=O_I83llel0lgZ9L8_yF0HMnx&nonce=JxeZ4KJKDZy_yfcf&code_challenge=W9YJKSJOyDW_H_BtlZuGSG9_LwEgNMU7TJkHanKedI8&code_challenge_method=S256&tx=bflHoxIZhms
@ +37ms
GET https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=O_I83llel0lgZ9L8_yF0HMnx&nonce=JxeZ4KJKDZy_yfcf&code_challenge=W9YJKSJOyDW_H_BtlZuGSG9_LwEgNMU7TJkHanKedI8&code_challenge_method=S256&tx=bflHoxIZhms
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=4%2F0AJiyWLLKYRI73dt6gmrMZWUSqYfKL-A_YD5OGM0D6j0jlTKRsWlWfjA&state=O_I83llel0lgZ9L8_yF0HMnx&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
@ +12ms
GET https://app.bluebird.test/auth/callback?code=4%2F0AJiyWLLKYRI73dt6gmrMZWUSqYfKL-A_YD5OGM0D6j0jlTKRsWlWfjA&state=O_I83llel0lgZ9L8_yF0HMnx&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +327ms
@ {"resourceType":"fetch"}
GET https://app.bluebird.test/api/auth/google?code=4%2F0AJiyWLLKYRI73dt6gmrMZWUSqYfKL-A_YD5OGM0D6j0jlTKRsWlWfjA&code_verifier=Oh639nROdEJeyJozBk2HnCgzjSgDxeZvIGUjmESiCao
> Referer: https://app.bluebird.test/auth/callback?code=4%2F0AJiyWLLKYRI73dt6gmrMZWUSqYfKL-A_YD5OGM0D6j0jlTKRsWlWfjA&state=O_I83llel0lgZ9L8_yF0HMnx&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
< 200 {"user":"u1"}
< Content-Type: application/json
@ +1ms
@ {"resourceType":"fetch"}
GET https://app.bluebird.test/api/auth/google?code=4%2F0AJiyWLLKYRI73dt6gmrMZWUSqYfKL-A_YD5OGM0D6j0jlTKRsWlWfjA&code_verifier=Oh639nROdEJeyJozBk2HnCgzjSgDxeZvIGUjmESiCao
> Referer: https://app.bluebird.test/auth/callback?code=4%2F0AJiyWLLKYRI73dt6gmrMZWUSqYfKL-A_YD5OGM0D6j0jlTKRsWlWfjA&state=O_I83llel0lgZ9L8_yF0HMnx&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
< 500 {"error":"Request failed with status code 400"}
< Content-Type: application/json`,
    cause: 'code-handed-over-twice',
    says: /twice, 1 ms apart/,
  },
  'another verifier and grant_type twice, at Supabase, which names the verifier': {
    traffic: `
@ 2026-11-22T21:41:53.384Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +361ms
GET https://qwertyuiop.supabase.co/auth/v1/authorize?response_type=code&client_id=supa&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=oYv5gP1O34QNx4KUWuvLIMeo&code_challenge=zEGqBNkuD5gNJ9Mj-n5xfixfWwXKXsJ6-eB_5SUNDpc&code_challenge_method=S256&prompt=none
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?error=login_required&state=oYv5gP1O34QNx4KUWuvLIMeo
@ +305ms
GET https://app.bluebird.test/auth/callback?error=login_required&state=oYv5gP1O34QNx4KUWuvLIMeo
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +317ms
GET https://qwertyuiop.supabase.co/auth/v1/authorize?response_type=code&client_id=supa&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=IvCi_RCt1SKMUcCVijPxX9LV&code_challenge=TM6Mwf5X9CBD0Uh6eubluRITvRcm9vcGbio219nHLmU&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=DNDTfyBXoc8
@ +502ms
POST https://qwertyuiop.supabase.co/u/login?tx=DNDTfyBXoc8
> Origin: https://qwertyuiop.supabase.co
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /auth/v1/authorize?response_type=code&client_id=supa&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=IvCi_RCt1SKMUcCVijPxX9LV&code_challenge=TM6Mwf5X9CBD0Uh6eubluRITvRcm9vcGbio219nHLmU&code_challenge_method=S256&tx=DNDTfyBXoc8
@ +265ms
GET https://qwertyuiop.supabase.co/auth/v1/authorize?response_type=code&client_id=supa&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=profile&state=IvCi_RCt1SKMUcCVijPxX9LV&code_challenge=TM6Mwf5X9CBD0Uh6eubluRITvRcm9vcGbio219nHLmU&code_challenge_method=S256&tx=DNDTfyBXoc8
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=fc7357d7-ba56-4d3f-aae3-8667da2dd772&state=IvCi_RCt1SKMUcCVijPxX9LV
@ +11ms
GET https://app.bluebird.test/auth/callback?code=fc7357d7-ba56-4d3f-aae3-8667da2dd772&state=IvCi_RCt1SKMUcCVijPxX9LV
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +645ms
@ {"resourceType":"fetch"}
POST https://qwertyuiop.supabase.co/auth/v1/token?grant_type=pkce
> Referer: https://app.bluebird.test/
> Origin: https://app.bluebird.test
> Content-Type: application/x-www-form-urlencoded
> grant_type=authorization_code&code=fc7357d7-ba56-4d3f-aae3-8667da2dd772&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&client_id=supa&code_verifier=wn_4zI_Zdytq6wvTO5Iy4606NZWrOrPpP-3lB4icZvo&auth_code=fc7357d7-ba56-4d3f-aae3-8667da2dd772
< 400 {"error":"bad_code_verifier","msg":"code challenge does not match previously saved code verifier"}
< Content-Type: application/json;charset=UTF-8
< Access-Control-Allow-Origin: https://app.bluebird.test`,
    cause: 'verifier-from-other-attempt',
    says: /./,
    also: ['param-duplicated'],
  },
  'an interceptor that adds its Bearer header to the token request, at Okta': {
    traffic: `
@ 2026-11-22T22:38:21.306Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +343ms
GET https://dev-29104.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=nhu1AmTQxZu6l0ObeS-GI9fS&nonce=CpnIeWrhImA6bhkF&code_challenge=zPob6wC6weLKeMLcMgqsfBRs6Z0Nvvw1wpKQaWBZQTg&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=Dp2X-uNqjGc
@ +750ms
POST https://dev-29104.okta.com/u/login?tx=Dp2X-uNqjGc
> Origin: https://dev-29104.okta.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=nhu1AmTQxZu6l0ObeS-GI9fS&nonce=CpnIeWrhImA6bhkF&code_challenge=zPob6wC6weLKeMLcMgqsfBRs6Z0Nvvw1wpKQaWBZQTg&code_challenge_method=S256&tx=Dp2X-uNqjGc
@ +763ms
GET https://dev-29104.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=nhu1AmTQxZu6l0ObeS-GI9fS&nonce=CpnIeWrhImA6bhkF&code_challenge=zPob6wC6weLKeMLcMgqsfBRs6Z0Nvvw1wpKQaWBZQTg&code_challenge_method=S256&tx=Dp2X-uNqjGc
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=PUmOBgdsROa9kjcmoThAmi5wkt8XpBtu&state=nhu1AmTQxZu6l0ObeS-GI9fS
@ +64ms
GET https://app.bluebird.test/auth/callback?code=PUmOBgdsROa9kjcmoThAmi5wkt8XpBtu&state=nhu1AmTQxZu6l0ObeS-GI9fS
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +224ms
@ {"resourceType":"fetch"}
POST https://dev-29104.okta.com/oauth2/default/v1/token
> Referer: https://app.bluebird.test/
> Origin: https://app.bluebird.test
> Content-Type: application/x-www-form-urlencoded
> Authorization: Bearer undefined
> grant_type=authorization_code&code=PUmOBgdsROa9kjcmoThAmi5wkt8XpBtu&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&client_id=bb-web&code_verifier=yyKyM--ibVVRKrHqZOEaFpvzbs3mMT17cMW0KOIElXE
< 401 {"error":"invalid_client","error_description":"Client authentication failed. Either the client or the client credentials are invalid."}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.bluebird.test
@ +3ms
OPTIONS https://dev-29104.okta.com/oauth2/default/v1/token
> Origin: https://app.bluebird.test
> Access-Control-Request-Method: POST
> Access-Control-Request-Headers: authorization
< 204
< Access-Control-Allow-Origin: https://app.bluebird.test
< Access-Control-Allow-Headers: authorization`,
    cause: 'authorization-not-of-client',
    says: /Authorization: Bearer …/,
  },
  'the parameters as JSON in one field of a form, at Google': {
    traffic: `
@ 2026-11-22T22:38:51.516Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +943ms
GET https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=E9ZivwHvV86X4FbT1iG6tvk1&nonce=VxgP_UxcMadANJdv&code_challenge=v8_S3IwqLyFBcx49hLKTGimPgybwK7jD_StSaBpK1yU&code_challenge_method=S256
> Accept: text/html
< 302 /v3/signin/identifier?tx=98Ec8mzB258
@ +310ms
GET https://accounts.google.com/v3/signin/identifier?tx=98Ec8mzB258
> Accept: text/html
< 200 <!doctype html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in</h1><form method="post" action="/v3/signin/identifier?tx=98Ec8mzB258"><input name="username" autocomplete="username"><input type="password" name="password"><button type="submit">Continue</button></form></main></body></html>
< Content-Type: text/html;charset=UTF-8
@ +246ms
POST https://accounts.google.com/v3/signin/identifier?tx=98Ec8mzB258
> Origin: https://accounts.google.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=E9ZivwHvV86X4FbT1iG6tvk1&nonce=VxgP_UxcMadANJdv&code_challenge=v8_S3IwqLyFBcx49hLKTGimPgybwK7jD_StSaBpK1yU&code_challenge_method=S256&tx=98Ec8mzB258
@ +155ms
GET https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=E9ZivwHvV86X4FbT1iG6tvk1&nonce=VxgP_UxcMadANJdv&code_challenge=v8_S3IwqLyFBcx49hLKTGimPgybwK7jD_StSaBpK1yU&code_challenge_method=S256&tx=98Ec8mzB258
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=4%2F0A2B3JiLubSyEhGA_xoNUXcwuvLuGUA4ID98dSA11KFvnUQAa-HRk01g&state=E9ZivwHvV86X4FbT1iG6tvk1&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
@ +62ms
GET https://app.bluebird.test/auth/callback?code=4%2F0A2B3JiLubSyEhGA_xoNUXcwuvLuGUA4ID98dSA11KFvnUQAa-HRk01g&state=E9ZivwHvV86X4FbT1iG6tvk1&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +275ms
@ {"resourceType":"fetch"}
POST https://oauth2.googleapis.com/token
> Referer: https://app.bluebird.test/
> Origin: https://app.bluebird.test
> Content-Type: application/x-www-form-urlencoded
> data=%7B%22grant_type%22%3A%22authorization_code%22%2C%22code%22%3A%224%2F0A2B3JiLubSyEhGA_xoNUXcwuvLuGUA4ID98dSA11KFvnUQAa-HRk01g%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback%22%2C%22client_id%22%3A%22bb-web%22%2C%22code_verifier%22%3A%2286ejfQ_uJ3bgoomb3_h2yHBb552qhM4pEAG47elJgrw%22%7D
< 400 {"error":"invalid_request"}
< Content-Type: application/json;charset=UTF-8
< Access-Control-Allow-Origin: https://app.bluebird.test`,
    cause: 'grant-type-missing',
    says: /grant_type/,
  },
  'response_mode=form_post to a place of static files': {
    traffic: `
@ 2026-11-22T22:39:11.565Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +644ms
GET https://dev-29104.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=dTRmO-BZB-QXEVomnIYpCX1a&nonce=GvTjAnQZSI34z02l&code_challenge=RwJbATuwp0Ht3wx6NrUZS2MCZnLLxBsL1Q9J6VBFwcE&code_challenge_method=S256&response_mode=form_post
> Accept: text/html
< 302 /u/login?tx=RGCqpnOt5fo
@ +499ms
POST https://dev-29104.okta.com/u/login?tx=RGCqpnOt5fo
> Origin: https://dev-29104.okta.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=dTRmO-BZB-QXEVomnIYpCX1a&nonce=GvTjAnQZSI34z02l&code_challenge=RwJbATuwp0Ht3wx6NrUZS2MCZnLLxBsL1Q9J6VBFwcE&code_challenge_method=S256&response_mode=form_post&tx=RGCqpnOt5fo
@ +71ms
GET https://dev-29104.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=dTRmO-BZB-QXEVomnIYpCX1a&nonce=GvTjAnQZSI34z02l&code_challenge=RwJbATuwp0Ht3wx6NrUZS2MCZnLLxBsL1Q9J6VBFwcE&code_challenge_method=S256&response_mode=form_post&tx=RGCqpnOt5fo
> Accept: text/html
< 200 <html><head><title>Working...</title></head><body><form method="POST" name="hiddenform" action="https://app.bluebird.test/auth/callback"><input type="hidden" name="code" value="cWg3svVpNRj0EXNs7DdhKQctexmJsFyq"><input type="hidden" name="state" value="dTRmO-BZB-QXEVomnIYpCX1a"><noscript><input type="submit"></noscript></form></body></html>
< Content-Type: text/html;charset=UTF-8
@ +94ms
POST https://app.bluebird.test/auth/callback
> Origin: https://dev-29104.okta.com
> Content-Type: application/x-www-form-urlencoded
> code=cWg3svVpNRj0EXNs7DdhKQctexmJsFyq&state=dTRmO-BZB-QXEVomnIYpCX1a
< 405 <html><title>Bluebird</title></html>
< Content-Type: text/html`,
    cause: 'callback-refused',
    says: /status 405.*response_mode=form_post/,
  },
  'a preflight that was refused, from a recorder that leaves preflights out': {
    traffic: `
@ 2026-11-22T21:56:29.528Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +381ms
GET https://strict.northpine.test/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=kjXTF-KlUivucuCwL5gf4S47&nonce=-dGd4iYpqrIvbaag&code_challenge=k6FCQ7FWgR7Zrl9GAgOQ_BSc3LweusWM_XwYM-ETMhs&code_challenge_method=S256
> Accept: text/html
< 303 /flow/1nbDio_QVYtnSaZSkfitMYi-vfvozy27yRi31QmyNMK
@ +478ms
GET https://strict.northpine.test/flow/1nbDio_QVYtnSaZSkfitMYi-vfvozy27yRi31QmyNMK
> Accept: text/html
< 200
< Content-Type: text/html; charset=utf-8
@ +371ms
POST https://strict.northpine.test/flow/1nbDio_QVYtnSaZSkfitMYi-vfvozy27yRi31QmyNMK
> Origin: https://strict.northpine.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 303 https://strict.northpine.test/auth/1nbDio_QVYtnSaZSkfitMYi-vfvozy27yRi31QmyNMK
@ +271ms
GET https://strict.northpine.test/auth/1nbDio_QVYtnSaZSkfitMYi-vfvozy27yRi31QmyNMK
> Accept: text/html
< 303 https://app.bluebird.test/auth/callback?code=QADSuySIfeO0YM0VBrVpwP2vmsIOnwwo820Q25fZLcV&state=kjXTF-KlUivucuCwL5gf4S47&iss=https%3A%2F%2Fstrict.northpine.test
@ +9ms
GET https://app.bluebird.test/auth/callback?code=QADSuySIfeO0YM0VBrVpwP2vmsIOnwwo820Q25fZLcV&state=kjXTF-KlUivucuCwL5gf4S47&iss=https%3A%2F%2Fstrict.northpine.test
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +229ms
@ {"resourceType":"fetch"}
POST https://strict.northpine.test/token
> Referer: https://app.bluebird.test/
> Content-Type: application/x-www-form-urlencoded
> X-Requested-With: XMLHttpRequest
> grant_type=authorization_code&code=QADSuySIfeO0YM0VBrVpwP2vmsIOnwwo820Q25fZLcV&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&client_id=bb-web&code_verifier=mzmmlB7QiOA9dIw5CWHJbHAQ0wge81D8fKCgEoJnX-A
< 0 net::ERR_FAILED`,
    cause: 'cors-preflight-failed',
    says: /X-Requested-With/i,
    standing: 'likely',
  },
};
