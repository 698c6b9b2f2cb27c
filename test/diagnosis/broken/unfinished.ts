import type { Cases } from './case.ts';

/** Sign-ins whose code came back and was not redeemed in sight, each as it was recorded; hosts and people are made up. */
export const unfinishedCases: Cases = {
  'a guard that sends the callback to the login page': {
    traffic: `
@ 2026-11-22T21:44:39.631Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +150ms
GET https://dev-29104.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=KFqO1XiAYK7ZO3__FVnf7PRZ&nonce=7hK_o7hrEeXwJset&code_challenge=c71My9U1czu2pFssPMSO0DP3eTRC6DFOR0_ovuKZ4to&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=86nihNtPO5Q
@ +233ms
POST https://dev-29104.okta.com/u/login?tx=86nihNtPO5Q
> Origin: https://dev-29104.okta.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=KFqO1XiAYK7ZO3__FVnf7PRZ&nonce=7hK_o7hrEeXwJset&code_challenge=c71My9U1czu2pFssPMSO0DP3eTRC6DFOR0_ovuKZ4to&code_challenge_method=S256&tx=86nihNtPO5Q
@ +37ms
GET https://dev-29104.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=KFqO1XiAYK7ZO3__FVnf7PRZ&nonce=7hK_o7hrEeXwJset&code_challenge=c71My9U1czu2pFssPMSO0DP3eTRC6DFOR0_ovuKZ4to&code_challenge_method=S256&tx=86nihNtPO5Q
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=GwHzxcLjmu6__4RKo3800e-ejSYCD84u&state=KFqO1XiAYK7ZO3__FVnf7PRZ
@ +9ms
GET https://app.bluebird.test/auth/callback?code=GwHzxcLjmu6__4RKo3800e-ejSYCD84u&state=KFqO1XiAYK7ZO3__FVnf7PRZ
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +95ms
GET https://app.bluebird.test/login
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'token-request-missing',
    says: /page began this sign-in.*ms later the browser was at “https:\/\/app\.bluebird\.test\/login”/,
    standing: 'likely',
  },
  'a sign-in that began under www': {
    traffic: `
@ 2026-11-22T21:51:11.696Z
GET https://www.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
@ +345ms
GET https://sso.bluebird-idp.test/realms/main/protocol/openid-connect/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=Key_rJmlDG7w19xmbAq6biul&nonce=shWcZAR9TDvbKi7s&code_challenge=aR4L30SpVlP4I5u-Gvy6uosm9_YIVSxSicv9SAUZhVY&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=OHraYBQ2E1s
@ +359ms
POST https://sso.bluebird-idp.test/u/login?tx=OHraYBQ2E1s
> Origin: https://sso.bluebird-idp.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /realms/main/protocol/openid-connect/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=Key_rJmlDG7w19xmbAq6biul&nonce=shWcZAR9TDvbKi7s&code_challenge=aR4L30SpVlP4I5u-Gvy6uosm9_YIVSxSicv9SAUZhVY&code_challenge_method=S256&tx=OHraYBQ2E1s
@ +100ms
GET https://sso.bluebird-idp.test/realms/main/protocol/openid-connect/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=Key_rJmlDG7w19xmbAq6biul&nonce=shWcZAR9TDvbKi7s&code_challenge=aR4L30SpVlP4I5u-Gvy6uosm9_YIVSxSicv9SAUZhVY&code_challenge_method=S256&tx=OHraYBQ2E1s
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=4893132f-3424-447f-acb5-6c3170ea5d7f.c4d61b54-31ca-4244-ae7c-bdfc22368fd8.4807de19-20bc-40c3-b8ed-046bb74d5e27&state=Key_rJmlDG7w19xmbAq6biul&iss=https%3A%2F%2Fsso.bluebird-idp.test%2Frealms%2Fmain&session_state=9ddfbcb2-7e78-40b3-aa84-dcd6ee24b437
@ +6ms
GET https://app.bluebird.test/auth/callback?code=4893132f-3424-447f-acb5-6c3170ea5d7f.c4d61b54-31ca-4244-ae7c-bdfc22368fd8.4807de19-20bc-40c3-b8ed-046bb74d5e27&state=Key_rJmlDG7w19xmbAq6biul&iss=https%3A%2F%2Fsso.bluebird-idp.test%2Frealms%2Fmain&session_state=9ddfbcb2-7e78-40b3-aa84-dcd6ee24b437
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'token-request-missing',
    says: /https:\/\/www\.bluebird\.test.*https:\/\/app\.bluebird\.test.*do not share storage/,
    standing: 'likely',
  },
  'a sign-in that began on 127.0.0.1 and came back to localhost': {
    traffic: `
@ 2026-11-22T21:55:33.193Z
GET http://127.0.0.1:4200/
> Accept: text/html
< 200 <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bluebird</title><link rel="icon" href="data:,"></head><body><div id="root"></div></body></html>
< Content-Type: text/html; charset=utf-8
@ +331ms
GET https://ids.acme-net.test/connect/authorize?response_type=code&client_id=bb-web&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=openid+profile&state=HaIanv4PJqUTKKWDERk-rDCH&nonce=KGQZVwSngYJUljUr&code_challenge=tKVnG_wfXxl14EjNEkgdNgkz2dc7nzHQHO9ldLT2TwI&code_challenge_method=S256
> Accept: text/html
< 302 /u/login?tx=Lkgn1MJhBUw
@ +344ms
POST https://ids.acme-net.test/u/login?tx=Lkgn1MJhBUw
> Origin: https://ids.acme-net.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /connect/authorize?response_type=code&client_id=bb-web&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=openid+profile&state=HaIanv4PJqUTKKWDERk-rDCH&nonce=KGQZVwSngYJUljUr&code_challenge=tKVnG_wfXxl14EjNEkgdNgkz2dc7nzHQHO9ldLT2TwI&code_challenge_method=S256&tx=Lkgn1MJhBUw
@ +154ms
GET https://ids.acme-net.test/connect/authorize?response_type=code&client_id=bb-web&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=openid+profile&state=HaIanv4PJqUTKKWDERk-rDCH&nonce=KGQZVwSngYJUljUr&code_challenge=tKVnG_wfXxl14EjNEkgdNgkz2dc7nzHQHO9ldLT2TwI&code_challenge_method=S256&tx=Lkgn1MJhBUw
> Accept: text/html
< 302 http://localhost:3000/callback?code=E7C7494587064CD9CF183E29B6E4D226056CFE9451102AD7CA47A6EDCD211205-1&state=HaIanv4PJqUTKKWDERk-rDCH&iss=https%3A%2F%2Fids.acme-net.test&scope=openid+profile&session_state=MvbuvTzROkvGfJzy8dl8Nud9grUlkKKJksSVfY3X.jxZ3JPB1054
@ +151ms
GET http://localhost:3000/callback?code=E7C7494587064CD9CF183E29B6E4D226056CFE9451102AD7CA47A6EDCD211205-1&state=HaIanv4PJqUTKKWDERk-rDCH&iss=https%3A%2F%2Fids.acme-net.test&scope=openid+profile&session_state=MvbuvTzROkvGfJzy8dl8Nud9grUlkKKJksSVfY3X.jxZ3JPB1054
> Accept: text/html
< 200 <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bluebird</title><link rel="icon" href="data:,"></head><body><div id="root"></div></body></html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'token-request-missing',
    says: /127\.0\.0\.1:4200.*localhost:3000/,
    standing: 'likely',
  },
  'a policy without the token endpoint, in a recording that ends with the callback': {
    traffic: `
@ 2026-11-22T21:50:05.537Z
GET https://app.bluebird.test/
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
< Content-Security-Policy: default-src 'self'; script-src 'self' 'unsafe-inline'; connect-src 'self' https://api.bluebird.test
@ +316ms
GET https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=4dWC6udL06NmbQVykvYwv1bs&nonce=Tr0z5OuNVD13Mqck&code_challenge=CD0kj0Ii9uxBJSJp1pRY4o6WBTZ0O7HeN7qllTdy5tA&code_challenge_method=S256
> Accept: text/html
< 302 /v3/signin/identifier?tx=aSQmosbqvGk
@ +173ms
GET https://accounts.google.com/v3/signin/identifier?tx=aSQmosbqvGk
> Accept: text/html
< 200 <!doctype html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in</h1><form method="post" action="/v3/signin/identifier?tx=aSQmosbqvGk"><input name="username" autocomplete="username"><input type="password" name="password"><button type="submit">Continue</button></form></main></body></html>
< Content-Type: text/html;charset=UTF-8
@ +186ms
POST https://accounts.google.com/v3/signin/identifier?tx=aSQmosbqvGk
> Origin: https://accounts.google.com
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=4dWC6udL06NmbQVykvYwv1bs&nonce=Tr0z5OuNVD13Mqck&code_challenge=CD0kj0Ii9uxBJSJp1pRY4o6WBTZ0O7HeN7qllTdy5tA&code_challenge_method=S256&tx=aSQmosbqvGk
@ +126ms
GET https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=bb-web&redirect_uri=https%3A%2F%2Fapp.bluebird.test%2Fauth%2Fcallback&scope=openid+profile&state=4dWC6udL06NmbQVykvYwv1bs&nonce=Tr0z5OuNVD13Mqck&code_challenge=CD0kj0Ii9uxBJSJp1pRY4o6WBTZ0O7HeN7qllTdy5tA&code_challenge_method=S256&tx=aSQmosbqvGk
> Accept: text/html
< 302 https://app.bluebird.test/auth/callback?code=4%2F0AcdbDwI1NLAXrhF56ZMZ5vEPgHkNHcyCbR9uXrokHmS2EgsHalgZOOg&state=4dWC6udL06NmbQVykvYwv1bs&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
@ +79ms
GET https://app.bluebird.test/auth/callback?code=4%2F0AcdbDwI1NLAXrhF56ZMZ5vEPgHkNHcyCbR9uXrokHmS2EgsHalgZOOg&state=4dWC6udL06NmbQVykvYwv1bs&scope=openid+profile+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fuserinfo.profile&authuser=0&prompt=consent
> Accept: text/html
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html; charset=utf-8
< Content-Security-Policy: default-src 'self'; script-src 'self' 'unsafe-inline'; connect-src 'self' https://api.bluebird.test`,
    cause: 'csp-connect-blocked',
    says: /connect-src.*accounts\.google\.com/,
    standing: 'likely',
  },
  'a cookie with SameSite=Strict, refused in the manner of OmniAuth': {
    traffic: `
@ 2026-11-22T21:42:05.589Z
GET https://portal.bluebird.test/
> Sec-Fetch-Site: none
< 302 /api/auth/signin
@ +159ms
GET https://portal.bluebird.test/api/auth/signin
> Sec-Fetch-Site: none
< 302 https://login.northpine.test/oauth2/authorize?client_id=bb-server&redirect_uri=https%3A%2F%2Fportal.bluebird.test%2Fapi%2Fauth%2Fcallback%2Fsso&response_type=code&scope=openid+profile&state=66fe0b36ac3a7a68d43511e15172850c&nonce=ca8eb2b42f6a8ad7&code_challenge=VL24THA1wSw-2cAnTc3_2_muCrDCi986VSHiPX-Ol2A&code_challenge_method=S256
< Set-Cookie: _app_session=66fe0b36ac3a7a68d43511e15172850c; Path=/; HttpOnly; Secure; SameSite=Strict
@ +12ms
GET https://login.northpine.test/oauth2/authorize?client_id=bb-server&redirect_uri=https%3A%2F%2Fportal.bluebird.test%2Fapi%2Fauth%2Fcallback%2Fsso&response_type=code&scope=openid+profile&state=66fe0b36ac3a7a68d43511e15172850c&nonce=ca8eb2b42f6a8ad7&code_challenge=VL24THA1wSw-2cAnTc3_2_muCrDCi986VSHiPX-Ol2A&code_challenge_method=S256
> Sec-Fetch-Site: none
< 303 /flow/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4
< Set-Cookie: _interaction=Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; path=/flow/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; expires=Sun, 22 Nov 2026 21:52:05 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction.sig=cSEHTRoMV69Yv5i1SeD-sEIYEzo; path=/flow/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; expires=Sun, 22 Nov 2026 21:52:05 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction_resume=Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; path=/oauth2/authorize/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; expires=Sun, 22 Nov 2026 21:52:05 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction_resume.sig=UdaPn3i49Nok65TSdbfjH_QkOk4; path=/oauth2/authorize/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; expires=Sun, 22 Nov 2026 21:52:05 GMT; samesite=none; secure; httponly
@ +224ms
GET https://login.northpine.test/flow/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4
> Cookie: _interaction=Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; _interaction.sig=cSEHTRoMV69Yv5i1SeD-sEIYEzo
> Sec-Fetch-Site: none
< 200 <!doctype html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in</h1><form method="post" action="/flow/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4"><input name="username" autocomplete="username"><input type="password" name="password"><button type="submit">Continue</button></form></main></body></html>
< Content-Type: text/html; charset=utf-8
@ +618ms
POST https://login.northpine.test/flow/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4
> Origin: https://login.northpine.test
> Content-Type: application/x-www-form-urlencoded
> Cookie: _interaction=Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; _interaction.sig=cSEHTRoMV69Yv5i1SeD-sEIYEzo
> Sec-Fetch-Site: same-origin
> username=u1&password=pw
< 303 https://login.northpine.test/oauth2/authorize/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4
@ +617ms
GET https://login.northpine.test/oauth2/authorize/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4
> Cookie: _interaction_resume=Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; _interaction_resume.sig=UdaPn3i49Nok65TSdbfjH_QkOk4
> Sec-Fetch-Site: same-origin
< 303 https://portal.bluebird.test/api/auth/callback/sso?code=ILFgL6ymc5L8Y4Xb5YptPMFQMPA8ZJyCKiLtBdG-cQ6&state=66fe0b36ac3a7a68d43511e15172850c&iss=https%3A%2F%2Flogin.northpine.test
< Set-Cookie: _interaction_resume=; path=/oauth2/authorize/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; expires=Thu, 01 Jan 1970 00:00:00 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction_resume.sig=0JoCI0I10jf3XDbNPzaNhauIUnA; path=/oauth2/authorize/Imb68TNgXokgM2ZakhYHcOJDc82mYqvPzshv0cb9Cy4; expires=Thu, 01 Jan 1970 00:00:00 GMT; samesite=none; secure; httponly
< Set-Cookie: _session=Z0LJtw9iVloRemoNnyVwCkWYnzZ9HoKu6WyH0URuojL; path=/; samesite=none; secure; httponly; expires=Sun, 22 Nov 2026 22:42:07 GMT
< Set-Cookie: _session.sig=lHjfXEe5oCQoOxZVoMcg_zEps5Q; path=/; samesite=none; secure; httponly; expires=Sun, 22 Nov 2026 22:42:07 GMT
@ +271ms
GET https://portal.bluebird.test/api/auth/callback/sso?code=ILFgL6ymc5L8Y4Xb5YptPMFQMPA8ZJyCKiLtBdG-cQ6&state=66fe0b36ac3a7a68d43511e15172850c&iss=https%3A%2F%2Flogin.northpine.test
> Sec-Fetch-Site: cross-site
< 302 /auth/failure?message=csrf_detected&strategy=oauth2
@ +11ms
GET https://portal.bluebird.test/auth/failure?message=csrf_detected&strategy=oauth2
> Sec-Fetch-Site: cross-site
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html`,
    cause: 'callback-cookie-lost',
    says: /SameSite=Strict/,
  },
  'a cookie of another path, refused in the manner of Spring Security': {
    traffic: `
@ 2026-11-22T21:42:13.632Z
GET https://portal.bluebird.test/
> Sec-Fetch-Site: none
< 302 /api/auth/signin
@ +23ms
GET https://portal.bluebird.test/api/auth/signin
> Sec-Fetch-Site: none
< 302 https://login.northpine.test/oauth2/authorize?client_id=bb-server&redirect_uri=https%3A%2F%2Fportal.bluebird.test%2Fapi%2Fauth%2Fcallback%2Fsso&response_type=code&scope=openid+profile&state=6870f79dcf6e52f324a9bdb46da20d7e&nonce=f5daaf62bf48d235&code_challenge=E2hip4pOFc2_tV2B_d3egsDSVNXAc4lJW6yMi-BC9LA&code_challenge_method=S256
< Set-Cookie: pkce=6870f79dcf6e52f324a9bdb46da20d7e; Path=/api/auth/signin; HttpOnly; Secure; SameSite=Lax
@ +8ms
GET https://login.northpine.test/oauth2/authorize?client_id=bb-server&redirect_uri=https%3A%2F%2Fportal.bluebird.test%2Fapi%2Fauth%2Fcallback%2Fsso&response_type=code&scope=openid+profile&state=6870f79dcf6e52f324a9bdb46da20d7e&nonce=f5daaf62bf48d235&code_challenge=E2hip4pOFc2_tV2B_d3egsDSVNXAc4lJW6yMi-BC9LA&code_challenge_method=S256
> Sec-Fetch-Site: none
< 303 /flow/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc
< Set-Cookie: _interaction=7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; path=/flow/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; expires=Sun, 22 Nov 2026 21:52:13 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction.sig=8LgGOvimPqHENOoLgAlAw71mr_s; path=/flow/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; expires=Sun, 22 Nov 2026 21:52:13 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction_resume=7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; path=/oauth2/authorize/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; expires=Sun, 22 Nov 2026 21:52:13 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction_resume.sig=9i9OD-T4LHcNgubBhSIZUl0ZCpE; path=/oauth2/authorize/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; expires=Sun, 22 Nov 2026 21:52:13 GMT; samesite=none; secure; httponly
@ +23ms
GET https://login.northpine.test/flow/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc
> Cookie: _interaction=7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; _interaction.sig=8LgGOvimPqHENOoLgAlAw71mr_s
> Sec-Fetch-Site: none
< 200 <!doctype html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in</h1><form method="post" action="/flow/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc"><input name="username" autocomplete="username"><input type="password" name="password"><button type="submit">Continue</button></form></main></body></html>
< Content-Type: text/html; charset=utf-8
@ +243ms
POST https://login.northpine.test/flow/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc
> Origin: https://login.northpine.test
> Content-Type: application/x-www-form-urlencoded
> Cookie: _interaction=7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; _interaction.sig=8LgGOvimPqHENOoLgAlAw71mr_s
> Sec-Fetch-Site: same-origin
> username=u1&password=pw
< 303 https://login.northpine.test/oauth2/authorize/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc
@ +136ms
GET https://login.northpine.test/oauth2/authorize/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc
> Cookie: _interaction_resume=7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; _interaction_resume.sig=9i9OD-T4LHcNgubBhSIZUl0ZCpE
> Sec-Fetch-Site: same-origin
< 303 https://portal.bluebird.test/api/auth/callback/sso?code=NhIrdAlLXNnD_dUrjLRF2zA50nPV-gB95ORWwHwMr6X&state=6870f79dcf6e52f324a9bdb46da20d7e&iss=https%3A%2F%2Flogin.northpine.test
< Set-Cookie: _interaction_resume=; path=/oauth2/authorize/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; expires=Thu, 01 Jan 1970 00:00:00 GMT; samesite=none; secure; httponly
< Set-Cookie: _interaction_resume.sig=0JoCI0I10jf3XDbNPzaNhauIUnA; path=/oauth2/authorize/7cIMg3AYiz1caA7QF500nkFMShSVtehwXTegXxLLwpc; expires=Thu, 01 Jan 1970 00:00:00 GMT; samesite=none; secure; httponly
< Set-Cookie: _session=VZUMg9M4tFSyxBB05PGbd0bSHHDP1Us4vQbVXOE5V4t; path=/; samesite=none; secure; httponly; expires=Sun, 22 Nov 2026 22:42:14 GMT
< Set-Cookie: _session.sig=SbIb9DnQaMixQ18UIKZUfGCaCeo; path=/; samesite=none; secure; httponly; expires=Sun, 22 Nov 2026 22:42:14 GMT
@ +22ms
GET https://portal.bluebird.test/api/auth/callback/sso?code=NhIrdAlLXNnD_dUrjLRF2zA50nPV-gB95ORWwHwMr6X&state=6870f79dcf6e52f324a9bdb46da20d7e&iss=https%3A%2F%2Flogin.northpine.test
> Sec-Fetch-Site: cross-site
< 302 /login?error
@ +6ms
GET https://portal.bluebird.test/login?error
> Sec-Fetch-Site: cross-site
< 200 <html><title>Bluebird</title></html>
< Content-Type: text/html`,
    cause: 'callback-cookie-lost',
    says: /path “\/api\/auth\/signin”/,
  },
};
