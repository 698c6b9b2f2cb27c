import type { Cases } from './case.ts';

/** What servers that were new to us answered to one slip each, alone or amid other traffic, recorded against the servers themselves; hosts and people are made up. */
export const strangerCases: Cases = {
  'no client_id, answered with an empty 400, at Glewlwyd': {
    traffic: `
@ 2026-11-22T15:14:37.260Z
GET https://sso.fineart.test/api/oidc/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=TM0tdfPlNccpWTRHRQJnxh5A&nonce=gqZ1Z2HsjkA6yoouiQ7vBQ&code_challenge=RSX6kzn7wLhLK7yMeECm_-U5naD-g2kzKlJtnNFRzi0&code_challenge_method=S256
< 302 https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DTM0tdfPlNccpWTRHRQJnxh5A%26nonce%3DgqZ1Z2HsjkA6yoouiQ7vBQ%26code_challenge%3DRSX6kzn7wLhLK7yMeECm_-U5naD-g2kzKlJtnNFRzi0%26code_challenge_method%3DS256
@ +3ms
GET https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DTM0tdfPlNccpWTRHRQJnxh5A%26nonce%3DgqZ1Z2HsjkA6yoouiQ7vBQ%26code_challenge%3DRSX6kzn7wLhLK7yMeECm_-U5naD-g2kzKlJtnNFRzi0%26code_challenge_method%3DS256
< 404
< Access-Control-Allow-Origin: *
@ +2ms
POST https://sso.fineart.test/api/auth/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"username":"u1","password":"pw"}
< 200
< Access-Control-Allow-Origin: *
@ +25ms
GET https://sso.fineart.test/api/auth/grant/shop-web/openid%20profile
> Sec-Fetch-Mode: cors
< 200 {"client":{"client_id":"shop-web","name":"shop-web"},"scope":[{"name":"openid","display_name":"Open ID","description":"Open ID Connect scope","password_required":false,"granted":true},{"name":"profile","display_name":"profile","description":null,"password_required":true,"granted":true}]}
< Content-Type: application/json
< Access-Control-Allow-Origin: *
@ +4ms
PUT https://sso.fineart.test/api/auth/grant/shop-web/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"scope":"openid profile"}
< 200
< Access-Control-Allow-Origin: *
@ +6ms
GET https://sso.fineart.test//api/oidc/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=TM0tdfPlNccpWTRHRQJnxh5A&nonce=gqZ1Z2HsjkA6yoouiQ7vBQ&code_challenge=RSX6kzn7wLhLK7yMeECm_-U5naD-g2kzKlJtnNFRzi0&code_challenge_method=S256&g_continue
< 302 https://app.shop.test/callback?state=TM0tdfPlNccpWTRHRQJnxh5A&code=xaA100hu1XvJkDxsBKNrKjGsvoVl2rNL
@ +9ms
GET https://app.shop.test/callback?state=TM0tdfPlNccpWTRHRQJnxh5A&code=xaA100hu1XvJkDxsBKNrKjGsvoVl2rNL
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +9ms
POST https://sso.fineart.test/api/oidc/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=xaA100hu1XvJkDxsBKNrKjGsvoVl2rNL&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&code_verifier=aumhaXaVc0kMcEgBtBGdEbn17X3WH1nKgswNkiCBBbg
< 400
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'client-id-missing-in-token-request',
    says: /no client_id|neither client_id/,
  },
  'no client_id at the authorization endpoint, answered with a bare 403, at Glewlwyd': {
    traffic: `
@ 2026-11-22T15:14:37.603Z
GET https://sso.fineart.test/api/oidc/auth?response_type=code&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=T2fcVNGowfF3y3lbuU4uo2wN&nonce=qQGn43_t8DgR5nZzxPWDnQ&code_challenge=eJ3zEWq_HjBPUq7kNxZvm0xLWPRk9DaihdnmrYU0fKU&code_challenge_method=S256
< 403
< Access-Control-Allow-Origin: *`,
    cause: 'authz-client-id-missing',
    says: /client_id/,
  },
  'no redirect_uri, answered with a bare 403, at Glewlwyd': {
    traffic: `
@ 2026-11-22T15:14:29.110Z
GET https://sso.fineart.test/api/oidc/auth?response_type=code&client_id=shop-web&scope=openid+profile&state=QGQdn_VciEd3IF0YaS3koXpb&nonce=i_bIUsZl3YrZXqr0pqLFCw&code_challenge=q_GiZwRMCRM_ja2AT_mVObUqOEQYIljdlicNkGI3ggs&code_challenge_method=S256
< 302 https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26scope%3Dopenid%2Bprofile%26state%3DQGQdn_VciEd3IF0YaS3koXpb%26nonce%3Di_bIUsZl3YrZXqr0pqLFCw%26code_challenge%3Dq_GiZwRMCRM_ja2AT_mVObUqOEQYIljdlicNkGI3ggs%26code_challenge_method%3DS256
@ +4ms
GET https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26scope%3Dopenid%2Bprofile%26state%3DQGQdn_VciEd3IF0YaS3koXpb%26nonce%3Di_bIUsZl3YrZXqr0pqLFCw%26code_challenge%3Dq_GiZwRMCRM_ja2AT_mVObUqOEQYIljdlicNkGI3ggs%26code_challenge_method%3DS256
< 404
< Access-Control-Allow-Origin: *
@ +2ms
POST https://sso.fineart.test/api/auth/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"username":"u1","password":"pw"}
< 200
< Access-Control-Allow-Origin: *
@ +26ms
GET https://sso.fineart.test/api/auth/grant/shop-web/openid%20profile
> Sec-Fetch-Mode: cors
< 200 {"client":{"client_id":"shop-web","name":"shop-web"},"scope":[{"name":"openid","display_name":"Open ID","description":"Open ID Connect scope","password_required":false,"granted":true},{"name":"profile","display_name":"profile","description":null,"password_required":true,"granted":true}]}
< Content-Type: application/json
< Access-Control-Allow-Origin: *
@ +4ms
PUT https://sso.fineart.test/api/auth/grant/shop-web/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"scope":"openid profile"}
< 200
< Access-Control-Allow-Origin: *
@ +7ms
GET https://sso.fineart.test//api/oidc/auth?response_type=code&client_id=shop-web&scope=openid+profile&state=QGQdn_VciEd3IF0YaS3koXpb&nonce=i_bIUsZl3YrZXqr0pqLFCw&code_challenge=q_GiZwRMCRM_ja2AT_mVObUqOEQYIljdlicNkGI3ggs&code_challenge_method=S256&g_continue
< 403 <html><head><title>Glewlwyd</title></head><body><h1>Invalid request</h1></body></html>
< Access-Control-Allow-Origin: *`,
    cause: 'authz-redirect-uri-missing',
    says: /redirect_uri/,
  },
  'the challenge in hex, refused before anybody signs in, at Glewlwyd': {
    traffic: `
@ 2026-11-22T15:14:21.002Z
GET https://sso.fineart.test/api/oidc/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=cixec3uYS53eZRoIMHEMTkFB&nonce=QbORzCuMLloVlR9hduAyPw&code_challenge=ee952ee73a8f9448dca5370b30e467dc8686a70d6143bb9cc1947a4d01418467&code_challenge_method=S256
< 302 https://app.shop.test/callback?state=cixec3uYS53eZRoIMHEMTkFB&error=invalid_request
@ +5ms
GET https://app.shop.test/callback?state=cixec3uYS53eZRoIMHEMTkFB&error=invalid_request
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'challenge-length',
    says: /hex/,
  },
  'a truncated code, at Glewlwyd': {
    traffic: `
@ 2026-11-22T15:14:29.239Z
GET https://sso.fineart.test/api/oidc/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=6oKlsVWAE07tfOB2dbcEqZwU&nonce=3TeDem9VrkMQrXBLiaF25Q&code_challenge=7x7VnmYgXRXxvIP9MHcnecG2Mm0sjJ6Qf0Vh0gg8Xnc&code_challenge_method=S256
< 302 https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D6oKlsVWAE07tfOB2dbcEqZwU%26nonce%3D3TeDem9VrkMQrXBLiaF25Q%26code_challenge%3D7x7VnmYgXRXxvIP9MHcnecG2Mm0sjJ6Qf0Vh0gg8Xnc%26code_challenge_method%3DS256
@ +4ms
GET https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D6oKlsVWAE07tfOB2dbcEqZwU%26nonce%3D3TeDem9VrkMQrXBLiaF25Q%26code_challenge%3D7x7VnmYgXRXxvIP9MHcnecG2Mm0sjJ6Qf0Vh0gg8Xnc%26code_challenge_method%3DS256
< 404
< Access-Control-Allow-Origin: *
@ +2ms
POST https://sso.fineart.test/api/auth/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"username":"u1","password":"pw"}
< 200
< Access-Control-Allow-Origin: *
@ +25ms
GET https://sso.fineart.test/api/auth/grant/shop-web/openid%20profile
> Sec-Fetch-Mode: cors
< 200 {"client":{"client_id":"shop-web","name":"shop-web"},"scope":[{"name":"openid","display_name":"Open ID","description":"Open ID Connect scope","password_required":false,"granted":true},{"name":"profile","display_name":"profile","description":null,"password_required":true,"granted":true}]}
< Content-Type: application/json
< Access-Control-Allow-Origin: *
@ +4ms
PUT https://sso.fineart.test/api/auth/grant/shop-web/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"scope":"openid profile"}
< 200
< Access-Control-Allow-Origin: *
@ +6ms
GET https://sso.fineart.test//api/oidc/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=6oKlsVWAE07tfOB2dbcEqZwU&nonce=3TeDem9VrkMQrXBLiaF25Q&code_challenge=7x7VnmYgXRXxvIP9MHcnecG2Mm0sjJ6Qf0Vh0gg8Xnc&code_challenge_method=S256&g_continue
< 302 https://app.shop.test/callback?state=6oKlsVWAE07tfOB2dbcEqZwU&code=HeMWbzV47T5xolyivUpTrqKpgcgnbStQ
@ +9ms
GET https://app.shop.test/callback?state=6oKlsVWAE07tfOB2dbcEqZwU&code=HeMWbzV47T5xolyivUpTrqKpgcgnbStQ
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +5ms
POST https://sso.fineart.test/api/oidc/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=HeMWbzV47T5xolyivUpTrqKpgc&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=TAkra3EzbyRURJr4JP7BOZgtna66DPB75TE3yPNQXmA
< 403 {"error":"invalid_code"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'code-differs',
    says: /last 6/,
  },
  "a truncated code, at Auth0's old login page": {
    traffic: `
@ 2026-11-22T15:15:49.654Z
GET https://auth0.relecloud.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=K1dQlaQbQmR1yHKWfdp0kfyS&nonce=wfSrg7qkbxI0kp3V-KO5sQ&code_challenge=A06_YDdb6Oa20aIghCBJ7uZhixq4CzXEuZ0BUR-bnko&code_challenge_method=S256
< 302 /login?state=K1dQlaQbQmR1yHKWfdp0kfyS&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=wfSrg7qkbxI0kp3V-KO5sQ&code_challenge=A06_YDdb6Oa20aIghCBJ7uZhixq4CzXEuZ0BUR-bnko&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
@ +14ms
GET https://auth0.relecloud.test/login?state=K1dQlaQbQmR1yHKWfdp0kfyS&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=wfSrg7qkbxI0kp3V-KO5sQ&code_challenge=A06_YDdb6Oa20aIghCBJ7uZhixq4CzXEuZ0BUR-bnko&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
< 200 <html lang="en"> <head> <meta charset="UTF-8" /> <meta name="viewport" content="width=device-width, initial-scale=1.0" /> <link href="https://unpkg.com/tailwindcss@^2/dist/tailwind.min.css" rel="stylesheet" /> </head> <title>login</title> <body> <main class="min-h-screen flex items-center justify-center bg-white py-12 px-4 sm:px-6 lg:px-8" > <div class="max-w-md w-full space-y-8"> <div class="flex
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: *
@ +8ms
POST https://auth0.relecloud.test/usernamepassword/login
> Origin: https://auth0.relecloud.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"client_id":"shop-web","redirect_uri":"https://app.shop.test/callback","tenant":"relecloud","response_type":"code","scope":"openid profile","audience":"https://api.shop.test/","state":"K1dQlaQbQmR1yHKWfdp0kfyS","nonce":"wfSrg7qkbxI0kp3V-KO5sQ","connection":"Username-Password-Authentication","username":"u1@example.test","password":"pw"}
< 200 <form method="post" name="hiddenform" action="/login/callback" > <input type="hidden" name="wa" value="wsignin1.0" /> <input type="hidden" name="wresult" value="eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1c2VyX2lkIjoiNjA1MzhjYWQ2YWI5ODQwMDY5OWIxZDZhIiwiZW1haWwiOiJpbXJhbi5zdWxlbWFuamlAcmVzaWRlby5jb20iLCJlbWFpbF92ZXJpZmllZCI6ZmFsc2UsInNpZCI6Im5zSHZTQ0lYT2NGSUZINUIyRzdVdUFEWDVQTlR4cmRPIiwiaWF0IjoxNjE2MT
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://auth0.relecloud.test
@ +8ms
POST https://auth0.relecloud.test/login/callback
> Origin: https://auth0.relecloud.test
> Content-Type: application/x-www-form-urlencoded
> wa=wsignin1.0&wresult=x&wctx=%7B%22strategy%22%3A%22auth0%22%2C%22tenant%22%3A%22relecloud%22%2C%22connection%22%3A%22Username-Password-Authentication%22%2C%22client_id%22%3A%22shop-web%22%2C%22response_type%22%3A%22code%22%2C%22scope%22%3A%22openid+profile%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.shop.test%2Fcallback%22%2C%22state%22%3A%22K1dQlaQbQmR1yHKWfdp0kfyS%22%2C%22nonce%22%3A%22wfSrg7qkbxI0kp3V-KO5sQ%22%2C%22audience%22%3A%22https%3A%2F%2Fapi.shop.test%2F%22%2C%22realm%22%3A%22Username-Password-Authentication%22%7D
< 302 https://app.shop.test/callback?code=d2ZTcmc3cWtieEkwa3AzVi1LTzVzUTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=K1dQlaQbQmR1yHKWfdp0kfyS&nonce=wfSrg7qkbxI0kp3V-KO5sQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
@ +7ms
GET https://app.shop.test/callback?code=d2ZTcmc3cWtieEkwa3AzVi1LTzVzUTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=K1dQlaQbQmR1yHKWfdp0kfyS&nonce=wfSrg7qkbxI0kp3V-KO5sQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth0.relecloud.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=d2ZTcmc3cWtieEkwa3AzVi1LTzVzUTp1MUBleGFtcGxlL&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=hNNOKJ2M6YVWn3rKtmc7wP8DLv4Y0AeigXBuMyBuQnA
< 401 Unauthorized
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'code-differs',
    says: /last 6/,
  },
  "a body sent as text, at Auth0's old login page": {
    traffic: `
@ 2026-11-22T15:15:59.057Z
GET https://auth0.relecloud.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=oAW2-jfMYdnnavK55UbBcWVv&nonce=Yn1NVWGcSAHrjajuQ8FGQQ&code_challenge=guqklWuOdbuPxCyfswRjEur_7a5_-JHkQ9PjXICVqaM&code_challenge_method=S256
< 302 /login?state=oAW2-jfMYdnnavK55UbBcWVv&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=Yn1NVWGcSAHrjajuQ8FGQQ&code_challenge=guqklWuOdbuPxCyfswRjEur_7a5_-JHkQ9PjXICVqaM&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
@ +8ms
GET https://auth0.relecloud.test/login?state=oAW2-jfMYdnnavK55UbBcWVv&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=Yn1NVWGcSAHrjajuQ8FGQQ&code_challenge=guqklWuOdbuPxCyfswRjEur_7a5_-JHkQ9PjXICVqaM&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
< 200 <html lang="en"> <head> <meta charset="UTF-8" /> <meta name="viewport" content="width=device-width, initial-scale=1.0" /> <link href="https://unpkg.com/tailwindcss@^2/dist/tailwind.min.css" rel="stylesheet" /> </head> <title>login</title> <body> <main class="min-h-screen flex items-center justify-center bg-white py-12 px-4 sm:px-6 lg:px-8" > <div class="max-w-md w-full space-y-8"> <div class="flex
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: *
@ +7ms
POST https://auth0.relecloud.test/usernamepassword/login
> Origin: https://auth0.relecloud.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"client_id":"shop-web","redirect_uri":"https://app.shop.test/callback","tenant":"relecloud","response_type":"code","scope":"openid profile","audience":"https://api.shop.test/","state":"oAW2-jfMYdnnavK55UbBcWVv","nonce":"Yn1NVWGcSAHrjajuQ8FGQQ","connection":"Username-Password-Authentication","username":"u1@example.test","password":"pw"}
< 200 <form method="post" name="hiddenform" action="/login/callback" > <input type="hidden" name="wa" value="wsignin1.0" /> <input type="hidden" name="wresult" value="eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1c2VyX2lkIjoiNjA1MzhjYWQ2YWI5ODQwMDY5OWIxZDZhIiwiZW1haWwiOiJpbXJhbi5zdWxlbWFuamlAcmVzaWRlby5jb20iLCJlbWFpbF92ZXJpZmllZCI6ZmFsc2UsInNpZCI6Im5zSHZTQ0lYT2NGSUZINUIyRzdVdUFEWDVQTlR4cmRPIiwiaWF0IjoxNjE2MT
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://auth0.relecloud.test
@ +7ms
POST https://auth0.relecloud.test/login/callback
> Origin: https://auth0.relecloud.test
> Content-Type: application/x-www-form-urlencoded
> wa=wsignin1.0&wresult=x&wctx=%7B%22strategy%22%3A%22auth0%22%2C%22tenant%22%3A%22relecloud%22%2C%22connection%22%3A%22Username-Password-Authentication%22%2C%22client_id%22%3A%22shop-web%22%2C%22response_type%22%3A%22code%22%2C%22scope%22%3A%22openid+profile%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.shop.test%2Fcallback%22%2C%22state%22%3A%22oAW2-jfMYdnnavK55UbBcWVv%22%2C%22nonce%22%3A%22Yn1NVWGcSAHrjajuQ8FGQQ%22%2C%22audience%22%3A%22https%3A%2F%2Fapi.shop.test%2F%22%2C%22realm%22%3A%22Username-Password-Authentication%22%7D
< 302 https://app.shop.test/callback?code=WW4xTlZXR2NTQUhyamFqdVE4RkdRUTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=oAW2-jfMYdnnavK55UbBcWVv&nonce=Yn1NVWGcSAHrjajuQ8FGQQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
@ +7ms
GET https://app.shop.test/callback?code=WW4xTlZXR2NTQUhyamFqdVE4RkdRUTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=oAW2-jfMYdnnavK55UbBcWVv&nonce=Yn1NVWGcSAHrjajuQ8FGQQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth0.relecloud.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: text/plain;charset=UTF-8
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=WW4xTlZXR2NTQUhyamFqdVE4RkdRUTp1MUBleGFtcGxlLnRlc3Q&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=-qh_EXWBWz3E9ey5CIknm5roRpm-VXK9MZ-xLam-K5Y
< 500 {"error":{"name":"TypeError","message":"Cannot destructure property 'grant_type' of 'body' as it is undefined.","stack":"TypeError: Cannot destructure property 'grant_type' of 'body' as it is undefined.\\n    at createTokens (file:///tmp/strangers/s-a0sim/node_modules/@simulacrum/auth0-simulator/dist/handlers/oauth-handlers.mjs:13:8)\\n    at /oauth/token (file:///tmp/strangers/s-a0sim/node_modules/@simulacrum/auth0-simulator/dist/handlers/auth0-handlers.mjs:121:24)\\n    at Layer.handleRequest (/tmp/strangers/s-a0sim/node_modules/router/lib/layer.js:169:33)\\n    at next (/tmp/strangers/s-a0sim/node_modules/router/lib/route.js:163:13)\\n    at Route.dispatch (/tmp/strangers/s-a0sim/node_modules/router/lib/route.js:123:3)\\n    at handle (/tmp/strangers/s-a0sim/node_modules/router/index.js:449:11)\\n    at Layer.handleRequest (/tmp/strangers/s-a0sim/node_modules/router/lib/layer.js:169:33)\\n    at /tmp/strangers/s-a0sim/node_modules/router/index.js:309:15\\n    at processParams (/tmp/strangers/s-a0sim/node_modules/router/index.js:619:12)\\n    at next (/tmp/strangers/s-a0sim/node_modules/router/index.js:305:5)"}}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'token-content-type',
    says: /text\/plain/,
  },
  "multipart, which fells the server, at Auth0's old login page": {
    traffic: `
@ 2026-11-22T15:15:58.986Z
GET https://auth0.relecloud.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=RUlEpVId1Vr_rZlZoD_PAsVJ&nonce=16Xmp9HscgXVGQn2uytssw&code_challenge=rSc-_GofiEuSf8XMYxj5zYiGzpFFwiwqsuipiJKwaeM&code_challenge_method=S256
< 302 /login?state=RUlEpVId1Vr_rZlZoD_PAsVJ&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=16Xmp9HscgXVGQn2uytssw&code_challenge=rSc-_GofiEuSf8XMYxj5zYiGzpFFwiwqsuipiJKwaeM&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
@ +11ms
GET https://auth0.relecloud.test/login?state=RUlEpVId1Vr_rZlZoD_PAsVJ&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=16Xmp9HscgXVGQn2uytssw&code_challenge=rSc-_GofiEuSf8XMYxj5zYiGzpFFwiwqsuipiJKwaeM&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
< 200 <html lang="en"> <head> <meta charset="UTF-8" /> <meta name="viewport" content="width=device-width, initial-scale=1.0" /> <link href="https://unpkg.com/tailwindcss@^2/dist/tailwind.min.css" rel="stylesheet" /> </head> <title>login</title> <body> <main class="min-h-screen flex items-center justify-center bg-white py-12 px-4 sm:px-6 lg:px-8" > <div class="max-w-md w-full space-y-8"> <div class="flex
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: *
@ +6ms
POST https://auth0.relecloud.test/usernamepassword/login
> Origin: https://auth0.relecloud.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"client_id":"shop-web","redirect_uri":"https://app.shop.test/callback","tenant":"relecloud","response_type":"code","scope":"openid profile","audience":"https://api.shop.test/","state":"RUlEpVId1Vr_rZlZoD_PAsVJ","nonce":"16Xmp9HscgXVGQn2uytssw","connection":"Username-Password-Authentication","username":"u1@example.test","password":"pw"}
< 200 <form method="post" name="hiddenform" action="/login/callback" > <input type="hidden" name="wa" value="wsignin1.0" /> <input type="hidden" name="wresult" value="eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1c2VyX2lkIjoiNjA1MzhjYWQ2YWI5ODQwMDY5OWIxZDZhIiwiZW1haWwiOiJpbXJhbi5zdWxlbWFuamlAcmVzaWRlby5jb20iLCJlbWFpbF92ZXJpZmllZCI6ZmFsc2UsInNpZCI6Im5zSHZTQ0lYT2NGSUZINUIyRzdVdUFEWDVQTlR4cmRPIiwiaWF0IjoxNjE2MT
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://auth0.relecloud.test
@ +9ms
POST https://auth0.relecloud.test/login/callback
> Origin: https://auth0.relecloud.test
> Content-Type: application/x-www-form-urlencoded
> wa=wsignin1.0&wresult=x&wctx=%7B%22strategy%22%3A%22auth0%22%2C%22tenant%22%3A%22relecloud%22%2C%22connection%22%3A%22Username-Password-Authentication%22%2C%22client_id%22%3A%22shop-web%22%2C%22response_type%22%3A%22code%22%2C%22scope%22%3A%22openid+profile%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.shop.test%2Fcallback%22%2C%22state%22%3A%22RUlEpVId1Vr_rZlZoD_PAsVJ%22%2C%22nonce%22%3A%2216Xmp9HscgXVGQn2uytssw%22%2C%22audience%22%3A%22https%3A%2F%2Fapi.shop.test%2F%22%2C%22realm%22%3A%22Username-Password-Authentication%22%7D
< 302 https://app.shop.test/callback?code=MTZYbXA5SHNjZ1hWR1FuMnV5dHNzdzp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=RUlEpVId1Vr_rZlZoD_PAsVJ&nonce=16Xmp9HscgXVGQn2uytssw&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
@ +8ms
GET https://app.shop.test/callback?code=MTZYbXA5SHNjZ1hWR1FuMnV5dHNzdzp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=RUlEpVId1Vr_rZlZoD_PAsVJ&nonce=16Xmp9HscgXVGQn2uytssw&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +4ms
POST https://auth0.relecloud.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: multipart/form-data; boundary=----formdata-undici-016312993414
> Sec-Fetch-Mode: cors
> ------formdata-undici-016312993414%0AContent-Disposition: form-data; name="grant_type"%0A%0Aauthorization_code%0A------formdata-undici-016312993414%0AContent-Disposition: form-data; name="code"%0A%0AMTZYbXA5SHNjZ1hWR1FuMnV5dHNzdzp1MUBleGFtcGxlLnRlc3Q%0A------formdata-undici-016312993414%0AContent-Disposition: form-data; name="redirect_uri"%0A%0Ahttps://app.shop.test/callback%0A------formdata-undici-016312993414%0AContent-Disposition: form-data; name="client_id"%0A%0Ashop-web%0A------formdata-undici-016312993414%0AContent-Disposition: form-data; name="code_verifier"%0A%0AnZtOiDrj6XinnexEippts2HSqCe7b54xnSseRi_e4cs%0A------formdata-undici-016312993414--%0A
< 500 {"error":{"name":"TypeError","message":"Cannot destructure property 'grant_type' of 'body' as it is undefined.","stack":"TypeError: Cannot destructure property 'grant_type' of 'body' as it is undefined.\\n    at createTokens (file:///tmp/strangers/s-a0sim/node_modules/@simulacrum/auth0-simulator/dist/handlers/oauth-handlers.mjs:13:8)\\n    at /oauth/token (file:///tmp/strangers/s-a0sim/node_modules/@simulacrum/auth0-simulator/dist/handlers/auth0-handlers.mjs:121:24)\\n    at Layer.handleRequest (/tmp/strangers/s-a0sim/node_modules/router/lib/layer.js:169:33)\\n    at next (/tmp/strangers/s-a0sim/node_modules/router/lib/route.js:163:13)\\n    at Route.dispatch (/tmp/strangers/s-a0sim/node_modules/router/lib/route.js:123:3)\\n    at handle (/tmp/strangers/s-a0sim/node_modules/router/index.js:449:11)\\n    at Layer.handleRequest (/tmp/strangers/s-a0sim/node_modules/router/lib/layer.js:169:33)\\n    at /tmp/strangers/s-a0sim/node_modules/router/index.js:309:15\\n    at processParams (/tmp/strangers/s-a0sim/node_modules/router/index.js:619:12)\\n    at next (/tmp/strangers/s-a0sim/node_modules/router/index.js:305:5)"}}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'token-content-type',
    says: /multipart/,
  },
  "a state that was cut, at Auth0's old login page": {
    traffic: `
@ 2026-11-22T15:16:00.688Z
GET https://auth0.relecloud.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=nfeboE6kXdyW31sXaPqvNNR9&nonce=x_ZbdAsGc21wIx7iYSMTTQ&code_challenge=2X70Eha0xMxpQbizFjdBGmeBUjZf6G4_wdCii9MR-AQ&code_challenge_method=S256
< 302 /login?state=nfeboE6kXdyW31sXaPqvNNR9&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=x_ZbdAsGc21wIx7iYSMTTQ&code_challenge=2X70Eha0xMxpQbizFjdBGmeBUjZf6G4_wdCii9MR-AQ&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
@ +7ms
GET https://auth0.relecloud.test/login?state=nfeboE6kXdyW31sXaPqvNNR9&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=x_ZbdAsGc21wIx7iYSMTTQ&code_challenge=2X70Eha0xMxpQbizFjdBGmeBUjZf6G4_wdCii9MR-AQ&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
< 200 <html lang="en"> <head> <meta charset="UTF-8" /> <meta name="viewport" content="width=device-width, initial-scale=1.0" /> <link href="https://unpkg.com/tailwindcss@^2/dist/tailwind.min.css" rel="stylesheet" /> </head> <title>login</title> <body> <main class="min-h-screen flex items-center justify-center bg-white py-12 px-4 sm:px-6 lg:px-8" > <div class="max-w-md w-full space-y-8"> <div class="flex
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: *
@ +6ms
POST https://auth0.relecloud.test/usernamepassword/login
> Origin: https://auth0.relecloud.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"client_id":"shop-web","redirect_uri":"https://app.shop.test/callback","tenant":"relecloud","response_type":"code","scope":"openid profile","audience":"https://api.shop.test/","state":"nfeboE6kXdyW31sXaPqvNNR9","nonce":"x_ZbdAsGc21wIx7iYSMTTQ","connection":"Username-Password-Authentication","username":"u1@example.test","password":"pw"}
< 200 <form method="post" name="hiddenform" action="/login/callback" > <input type="hidden" name="wa" value="wsignin1.0" /> <input type="hidden" name="wresult" value="eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1c2VyX2lkIjoiNjA1MzhjYWQ2YWI5ODQwMDY5OWIxZDZhIiwiZW1haWwiOiJpbXJhbi5zdWxlbWFuamlAcmVzaWRlby5jb20iLCJlbWFpbF92ZXJpZmllZCI6ZmFsc2UsInNpZCI6Im5zSHZTQ0lYT2NGSUZINUIyRzdVdUFEWDVQTlR4cmRPIiwiaWF0IjoxNjE2MT
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://auth0.relecloud.test
@ +7ms
POST https://auth0.relecloud.test/login/callback
> Origin: https://auth0.relecloud.test
> Content-Type: application/x-www-form-urlencoded
> wa=wsignin1.0&wresult=x&wctx=%7B%22strategy%22%3A%22auth0%22%2C%22tenant%22%3A%22relecloud%22%2C%22connection%22%3A%22Username-Password-Authentication%22%2C%22client_id%22%3A%22shop-web%22%2C%22response_type%22%3A%22code%22%2C%22scope%22%3A%22openid+profile%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.shop.test%2Fcallback%22%2C%22state%22%3A%22nfeboE6kXdyW31sXaPqvNNR9%22%2C%22nonce%22%3A%22x_ZbdAsGc21wIx7iYSMTTQ%22%2C%22audience%22%3A%22https%3A%2F%2Fapi.shop.test%2F%22%2C%22realm%22%3A%22Username-Password-Authentication%22%7D
< 302 https://app.shop.test/callback?code=eF9aYmRBc0djMjF3SXg3aVlTTVRUUTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid+profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=nfeboE6kXdyW&nonce=x_ZbdAsGc21wIx7iYSMTTQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
@ +6ms
GET https://app.shop.test/callback?code=eF9aYmRBc0djMjF3SXg3aVlTTVRUUTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid+profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=nfeboE6kXdyW&nonce=x_ZbdAsGc21wIx7iYSMTTQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'state-mismatch',
    says: /state/,
  },
  'a verifier made anew, at better-auth': {
    traffic: `
@ 2026-11-22T15:12:27.469Z
GET https://auth.proseware.test/api/auth/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=8Cl2l82mgg0mr6MFZYccVbB1&nonce=DzSSQxferxHCRV7b5YCEIw&code_challenge=8a2VuRjWrCddOsA6eJI9nPS3afZlqdeSMrXk0m32QNk&code_challenge_method=S256
< 302 /login?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=8Cl2l82mgg0mr6MFZYccVbB1&nonce=DzSSQxferxHCRV7b5YCEIw&code_challenge=8a2VuRjWrCddOsA6eJI9nPS3afZlqdeSMrXk0m32QNk&code_challenge_method=S256
@ +6ms
GET https://auth.proseware.test/login?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=8Cl2l82mgg0mr6MFZYccVbB1&nonce=DzSSQxferxHCRV7b5YCEIw&code_challenge=8a2VuRjWrCddOsA6eJI9nPS3afZlqdeSMrXk0m32QNk&code_challenge_method=S256
< 200 <!doctype html><title>Sign in</title><form id="f" data-json="/api/auth/sign-in/email"><input name="email"><input type="password" name="password"><button>Sign in</button></form>
< Content-Type: text/html
@ +6ms
POST https://auth.proseware.test/api/auth/sign-in/email
> Origin: https://auth.proseware.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"email":"u1@example.test","password":"pw"}
< 200 {"redirect":true,"url":"https://app.shop.test/callback?code=fCXEjOsfFbnL1DLuYv1xfGTDocuF7PEx&state=8Cl2l82mgg0mr6MFZYccVbB1"}
< Content-Type: application/json
@ +200ms
GET https://app.shop.test/callback?code=fCXEjOsfFbnL1DLuYv1xfGTDocuF7PEx&state=8Cl2l82mgg0mr6MFZYccVbB1
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth.proseware.test/api/auth/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=fCXEjOsfFbnL1DLuYv1xfGTDocuF7PEx&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=6YQXU0Mxh1JqDbjQ6vc0Yh_q6XGBDOQwM-pOdEnYPeQ
< 401 {"error_description":"code verification failed","error":"invalid_request"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'challenge-mismatch',
    says: /made anew/,
  },
  'a slash at the redirect URI, at better-auth': {
    traffic: `
@ 2026-11-22T15:12:32.704Z
GET https://auth.proseware.test/api/auth/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=T5rGhY92kmB_SE09eMK3C_dV&nonce=KYRUQ-GNFq_SlYhZeW9lXw&code_challenge=EntouL1-pG7ObJApNrJXwmMY1Eal1t3PxtnIprZP3gs&code_challenge_method=S256
< 302 /login?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=T5rGhY92kmB_SE09eMK3C_dV&nonce=KYRUQ-GNFq_SlYhZeW9lXw&code_challenge=EntouL1-pG7ObJApNrJXwmMY1Eal1t3PxtnIprZP3gs&code_challenge_method=S256
@ +6ms
GET https://auth.proseware.test/login?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=T5rGhY92kmB_SE09eMK3C_dV&nonce=KYRUQ-GNFq_SlYhZeW9lXw&code_challenge=EntouL1-pG7ObJApNrJXwmMY1Eal1t3PxtnIprZP3gs&code_challenge_method=S256
< 200 <!doctype html><title>Sign in</title><form id="f" data-json="/api/auth/sign-in/email"><input name="email"><input type="password" name="password"><button>Sign in</button></form>
< Content-Type: text/html
@ +3ms
POST https://auth.proseware.test/api/auth/sign-in/email
> Origin: https://auth.proseware.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"email":"u1@example.test","password":"pw"}
< 200 {"redirect":true,"url":"https://app.shop.test/callback?code=wm6GXc7eNqG8YUzRSlK4Spdex0goI6CP&state=T5rGhY92kmB_SE09eMK3C_dV"}
< Content-Type: application/json
@ +167ms
GET https://app.shop.test/callback?code=wm6GXc7eNqG8YUzRSlK4Spdex0goI6CP&state=T5rGhY92kmB_SE09eMK3C_dV
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth.proseware.test/api/auth/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=wm6GXc7eNqG8YUzRSlK4Spdex0goI6CP&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback%2F&client_id=shop-web&code_verifier=Hne5nBcWbrIefaTAaoXTy2Ax6uiCccmkAu22IIN15tQ
< 401 {"error_description":"invalid redirect_uri","error":"invalid_client"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'redirect-uri-differs',
    says: /slash/,
  },
  'the challenge in hex, at LemonLDAP::NG': {
    traffic: `
@ 2026-11-22T15:14:44.394Z
GET https://auth.consolidated.test/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=CIDwrkQbD3niMv4rualz1b-n&nonce=R4oT5vjZ73b3ArsMhvpIvA&code_challenge=52c996a43ec806f00050ef4f7ce9218a3c844879ce68ecffa70b11d9174218ad&code_challenge_method=S256
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +14ms
POST https://auth.consolidated.test/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=CIDwrkQbD3niMv4rualz1b-n&nonce=R4oT5vjZ73b3ArsMhvpIvA&code_challenge=52c996a43ec806f00050ef4f7ce9218a3c844879ce68ecffa70b11d9174218ad&code_challenge_method=S256
> Origin: https://auth.consolidated.test
> Content-Type: application/x-www-form-urlencoded
> url=aHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0L29hdXRoMg%3D%3D&timezone=&skin=bootstrap&user=dwho&password=pw
< 302 https://app.shop.test/callback?state=CIDwrkQbD3niMv4rualz1b-n&session_state=kvHEzXDPFfqGBIflhUo4hCoWkQNP4CG7PR9NENtZtP0%3D.SVlTbzY4SDNDZGw0UFl3WFRkU280czgvcHNuTjlLbnRwM1FRRXZnU1VmN3F4b2JhWGRNTmNSREVvbXQwOE5qYWZ0S3NSWVJKL1NlNmVKSHZiRDltS0E9PQ&code=522fdea383884d6614d18f99ca7b6e6f52077277f6d1502199a9f350036f26e4
@ +8ms
GET https://app.shop.test/callback?state=CIDwrkQbD3niMv4rualz1b-n&session_state=kvHEzXDPFfqGBIflhUo4hCoWkQNP4CG7PR9NENtZtP0%3D.SVlTbzY4SDNDZGw0UFl3WFRkU280czgvcHNuTjlLbnRwM1FRRXZnU1VmN3F4b2JhWGRNTmNSREVvbXQwOE5qYWZ0S3NSWVJKL1NlNmVKSHZiRDltS0E9PQ&code=522fdea383884d6614d18f99ca7b6e6f52077277f6d1502199a9f350036f26e4
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=522fdea383884d6614d18f99ca7b6e6f52077277f6d1502199a9f350036f26e4&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=YffN-l3Kn6sHyEja3aJsDlOjhhlA2aXnJycHVuuzZUs
< 400 {"error":"invalid_grant"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'challenge-mismatch',
    says: /hex/,
  },
  'the code of another client, at LemonLDAP::NG': {
    traffic: `
@ 2026-11-22T15:14:57.920Z
GET https://auth.consolidated.test/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=22hkuJFty1Mm9Me0sa-QWw34&nonce=WhHCwFEQCTsB6cgy3uTvUA&code_challenge=xGIkz2iP9k3fZPaWBOrNmrYb0aJ1g1MiO-YLO6CA4eU&code_challenge_method=S256
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +14ms
POST https://auth.consolidated.test/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=22hkuJFty1Mm9Me0sa-QWw34&nonce=WhHCwFEQCTsB6cgy3uTvUA&code_challenge=xGIkz2iP9k3fZPaWBOrNmrYb0aJ1g1MiO-YLO6CA4eU&code_challenge_method=S256
> Origin: https://auth.consolidated.test
> Content-Type: application/x-www-form-urlencoded
> url=aHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0L29hdXRoMg%3D%3D&timezone=&skin=bootstrap&user=dwho&password=pw
< 302 https://app.shop.test/callback?code=d6b7b16d61984e96c41d465abcc94560e1c91ebbb455ab3912348bc290952a3f&state=22hkuJFty1Mm9Me0sa-QWw34&session_state=cObIaIC7pfMBhDMUsqsomzQqm4YJc%2FmRB2Wcr9JK42Y%3D.UDdwa0FXWDFzYUlROGVWdFhxZzlxOWZHRnVNbWdyS2JveWZZTG16NHJEYVRkTjBSNWxzK2w5TG5oUGxoa0svbWdyc05pYmk3U3l6cUQrRHNVVVp4NFE9PQ
@ +9ms
GET https://app.shop.test/callback?code=d6b7b16d61984e96c41d465abcc94560e1c91ebbb455ab3912348bc290952a3f&state=22hkuJFty1Mm9Me0sa-QWw34&session_state=cObIaIC7pfMBhDMUsqsomzQqm4YJc%2FmRB2Wcr9JK42Y%3D.UDdwa0FXWDFzYUlROGVWdFhxZzlxOWZHRnVNbWdyS2JveWZZTG16NHJEYVRkTjBSNWxzK2w5TG5oUGxoa0svbWdyc05pYmk3U3l6cUQrRHNVVVp4NFE9PQ
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=d6b7b16d61984e96c41d465abcc94560e1c91ebbb455ab3912348bc290952a3f&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-admin&code_verifier=Kg406frW0RkNadHygxJJPAHmpXFNTQS_CZE2eNMxW_U
< 400 {"error":"invalid_grant"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'client-id-differs',
    says: /client/,
  },
  'JSON as the body, at LemonLDAP::NG': {
    traffic: `
@ 2026-11-22T15:14:58.966Z
GET https://auth.consolidated.test/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=cv4A1mCFvUOsXD_WR1K8Ugpw&nonce=OuUSzY9IQMYRmF0LLJJVxA&code_challenge=6MCud8dOeOKpVHIQg7AfVyscQ5GinlfT3K2wP6Iu4KY&code_challenge_method=S256
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +16ms
POST https://auth.consolidated.test/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=cv4A1mCFvUOsXD_WR1K8Ugpw&nonce=OuUSzY9IQMYRmF0LLJJVxA&code_challenge=6MCud8dOeOKpVHIQg7AfVyscQ5GinlfT3K2wP6Iu4KY&code_challenge_method=S256
> Origin: https://auth.consolidated.test
> Content-Type: application/x-www-form-urlencoded
> url=aHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0L29hdXRoMg%3D%3D&timezone=&skin=bootstrap&user=dwho&password=pw
< 302 https://app.shop.test/callback?session_state=qcVw3PR58CMmz7vdmUUs5ryOfjyW0EQVZP7C3RoLM9I%3D.MmdDYnp3NkcwRmxSUFM3aFdNelY5OVYvUXppMWVBOWxRU0VFT1lTTjJERWVONS9Pd2tHL2o5ZDRKaDRUZjVzcUpLcWJtWW1vdHZYcEJjUWMzeERIMGc9PQ&state=cv4A1mCFvUOsXD_WR1K8Ugpw&code=231c5f188ed110d564b7b138d7322e09122620f867120b199aeb82c62c8a5c47
@ +8ms
GET https://app.shop.test/callback?session_state=qcVw3PR58CMmz7vdmUUs5ryOfjyW0EQVZP7C3RoLM9I%3D.MmdDYnp3NkcwRmxSUFM3aFdNelY5OVYvUXppMWVBOWxRU0VFT1lTTjJERWVONS9Pd2tHL2o5ZDRKaDRUZjVzcUpLcWJtWW1vdHZYcEJjUWMzeERIMGc9PQ&state=cv4A1mCFvUOsXD_WR1K8Ugpw&code=231c5f188ed110d564b7b138d7322e09122620f867120b199aeb82c62c8a5c47
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
OPTIONS https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Access-Control-Request-Method: POST
> Access-Control-Request-Headers: content-type
> Sec-Fetch-Mode: cors
< 204
< Access-Control-Allow-Origin: https://app.shop.test
< Access-Control-Allow-Headers: content-type
@ +2ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"grant_type":"authorization_code","code":"231c5f188ed110d564b7b138d7322e09122620f867120b199aeb82c62c8a5c47","redirect_uri":"https://app.shop.test/callback","client_id":"shop-web","code_verifier":"Nhbgb5AvRbjCXbtB1HkFTFbNGGC4Nm2RuizicJo51T0"}
< 400 {"error":"invalid_client"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'token-content-type',
    says: /JSON/,
  },
  'a slash at the redirect URI, at a12n-server': {
    traffic: `
@ 2026-11-22T15:15:25.597Z
GET https://id.graphic.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=03uqYPAj8FhkaRxcVIeqmJra&nonce=l0AtGCxSOMaqcAmcySndJQ&code_challenge=z-cnKpbkNAmxt5Bh0bnFaHdVeHCx12T9VpokUwSOItk&code_challenge_method=S256
< 302 /login?continue=%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D03uqYPAj8FhkaRxcVIeqmJra%26nonce%3Dl0AtGCxSOMaqcAmcySndJQ%26code_challenge%3Dz-cnKpbkNAmxt5Bh0bnFaHdVeHCx12T9VpokUwSOItk%26code_challenge_method%3DS256
@ +23ms
GET https://id.graphic.test/login?continue=%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D03uqYPAj8FhkaRxcVIeqmJra%26nonce%3Dl0AtGCxSOMaqcAmcySndJQ%26code_challenge%3Dz-cnKpbkNAmxt5Bh0bnFaHdVeHCx12T9VpokUwSOItk%26code_challenge_method%3DS256
< 200 <!DOCTYPE html> <html> <head> <title>a12n-server </title> <meta charset="utf-8" /> <link rel="stylesheet" href="/_hal-browser/assets/themes/lfo/main.css" type="text/css" /> <link rel="stylesheet" href="/assets/form.css" type="text/css" /> </head> <body> <header> <div class="logo"> <img src="/_hal-browser/assets/curveball-logo.svg" alt="a12n-server" /> </div> <h1>Login</h1> </header> <form action="
< Content-Type: text/html
@ +6ms
POST https://id.graphic.test/login
> Origin: https://id.graphic.test
> Content-Type: application/x-www-form-urlencoded
> userName=u1%40example.test&password=pw&continue=%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D03uqYPAj8FhkaRxcVIeqmJra%26nonce%3Dl0AtGCxSOMaqcAmcySndJQ%26code_challenge%3Dz-cnKpbkNAmxt5Bh0bnFaHdVeHCx12T9VpokUwSOItk%26code_challenge_method%3DS256
< 303 /authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=03uqYPAj8FhkaRxcVIeqmJra&nonce=l0AtGCxSOMaqcAmcySndJQ&code_challenge=z-cnKpbkNAmxt5Bh0bnFaHdVeHCx12T9VpokUwSOItk&code_challenge_method=S256
@ +12ms
GET https://id.graphic.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=03uqYPAj8FhkaRxcVIeqmJra&nonce=l0AtGCxSOMaqcAmcySndJQ&code_challenge=z-cnKpbkNAmxt5Bh0bnFaHdVeHCx12T9VpokUwSOItk&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=TVBKg1Cr5_Ke8rJ-knVVAwcKODCha6CBxnBW-b8f6bQ&state=03uqYPAj8FhkaRxcVIeqmJra
@ +8ms
GET https://app.shop.test/callback?code=TVBKg1Cr5_Ke8rJ-knVVAwcKODCha6CBxnBW-b8f6bQ&state=03uqYPAj8FhkaRxcVIeqmJra
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://id.graphic.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=TVBKg1Cr5_Ke8rJ-knVVAwcKODCha6CBxnBW-b8f6bQ&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback%2F&client_id=shop-web&code_verifier=JasOQXnLxgLbN1ax-ZAIM1GEHgD0DXsU_vHEla4krdM
< 400 { "error": "invalid_request", "error_description": "The \\"redirect_uri\\" parameter must match the redirect_uri that was originally specified when initiating the flow" }
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'redirect-uri-differs',
    says: /slash/,
  },
  'no verifier, at a12n-server': {
    traffic: `
@ 2026-11-22T15:15:23.271Z
GET https://id.graphic.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=sUUvndD-cl2FTZTZKkMx3fcl&nonce=odIEIZ82aKdXseFEWmCnxg&code_challenge=t7pcT3DiG_pE74Xk17MfCEC1u1t3RO43v69JH-aD_Zo&code_challenge_method=S256
< 302 /login?continue=%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DsUUvndD-cl2FTZTZKkMx3fcl%26nonce%3DodIEIZ82aKdXseFEWmCnxg%26code_challenge%3Dt7pcT3DiG_pE74Xk17MfCEC1u1t3RO43v69JH-aD_Zo%26code_challenge_method%3DS256
@ +8ms
GET https://id.graphic.test/login?continue=%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DsUUvndD-cl2FTZTZKkMx3fcl%26nonce%3DodIEIZ82aKdXseFEWmCnxg%26code_challenge%3Dt7pcT3DiG_pE74Xk17MfCEC1u1t3RO43v69JH-aD_Zo%26code_challenge_method%3DS256
< 200 <!DOCTYPE html> <html> <head> <title>a12n-server </title> <meta charset="utf-8" /> <link rel="stylesheet" href="/_hal-browser/assets/themes/lfo/main.css" type="text/css" /> <link rel="stylesheet" href="/assets/form.css" type="text/css" /> </head> <body> <header> <div class="logo"> <img src="/_hal-browser/assets/curveball-logo.svg" alt="a12n-server" /> </div> <h1>Login</h1> </header> <form action="
< Content-Type: text/html
@ +10ms
POST https://id.graphic.test/login
> Origin: https://id.graphic.test
> Content-Type: application/x-www-form-urlencoded
> userName=u1%40example.test&password=pw&continue=%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DsUUvndD-cl2FTZTZKkMx3fcl%26nonce%3DodIEIZ82aKdXseFEWmCnxg%26code_challenge%3Dt7pcT3DiG_pE74Xk17MfCEC1u1t3RO43v69JH-aD_Zo%26code_challenge_method%3DS256
< 303 /authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=sUUvndD-cl2FTZTZKkMx3fcl&nonce=odIEIZ82aKdXseFEWmCnxg&code_challenge=t7pcT3DiG_pE74Xk17MfCEC1u1t3RO43v69JH-aD_Zo&code_challenge_method=S256
@ +21ms
GET https://id.graphic.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=sUUvndD-cl2FTZTZKkMx3fcl&nonce=odIEIZ82aKdXseFEWmCnxg&code_challenge=t7pcT3DiG_pE74Xk17MfCEC1u1t3RO43v69JH-aD_Zo&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=SY3Yx-8hS9WJ7Y-ZYrwVx5hoQPlzasCqtr2X5VfLr1U&state=sUUvndD-cl2FTZTZKkMx3fcl
@ +8ms
GET https://app.shop.test/callback?code=SY3Yx-8hS9WJ7Y-ZYrwVx5hoQPlzasCqtr2X5VfLr1U&state=sUUvndD-cl2FTZTZKkMx3fcl
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +7ms
POST https://id.graphic.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=SY3Yx-8hS9WJ7Y-ZYrwVx5hoQPlzasCqtr2X5VfLr1U&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web
< 400 { "error": "invalid_request", "error_description": "The code verifier was not supplied" }
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'verifier-missing',
    says: /code_verifier|verifier/,
  },
  'a verifier made anew, at an MCP server': {
    traffic: `
@ 2026-11-22T15:16:53.440Z
GET https://mcp.tailspin.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=mcp%3Atools&state=CdTFzoBKokt1XngqSe47Fv4K&code_challenge=p_5rTAG24nJ9vudJaN718_Mm-7w9Kk-uaW5qgxTrBsM&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=21c85466-0778-4395-9b8a-efe1778dc7e1&state=CdTFzoBKokt1XngqSe47Fv4K
@ +4ms
GET https://app.shop.test/callback?code=21c85466-0778-4395-9b8a-efe1778dc7e1&state=CdTFzoBKokt1XngqSe47Fv4K
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=21c85466-0778-4395-9b8a-efe1778dc7e1&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=LFqwFHwSrb9nez-C5JuxT6XeGQ8Jm8E3QhWJchNiU1I
< 400 {"error":"invalid_grant","error_description":"code_verifier does not match the challenge"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'challenge-mismatch',
    says: /made anew/,
  },
  'a custom header that the preflight forbids, at an MCP server': {
    traffic: `
@ 2026-11-22T15:17:03.385Z
GET https://mcp.tailspin.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=mcp%3Atools&state=D3G2_7KZkr0PWGij3OzSPJDO&code_challenge=Es1Si9qC_qg9BE8Ti3sIuH9m0MSAr5I4-VE52e1oPEk&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=1d5eb0a6-4391-48b1-b193-92b4e0c64a82&state=D3G2_7KZkr0PWGij3OzSPJDO
@ +4ms
GET https://app.shop.test/callback?code=1d5eb0a6-4391-48b1-b193-92b4e0c64a82&state=D3G2_7KZkr0PWGij3OzSPJDO
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +4ms
OPTIONS https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Access-Control-Request-Method: POST
> Access-Control-Request-Headers: x-requested-with
> Sec-Fetch-Mode: cors
< 204
< Access-Control-Allow-Origin: https://app.shop.test
< Access-Control-Allow-Headers: content-type
@ +1ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Access-Control-Request-Method: POST
> Access-Control-Request-Headers: x-requested-with
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=1d5eb0a6-4391-48b1-b193-92b4e0c64a82&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=ubhcInPHBBpIhOCKxWFFk1NA30yLq2Hn0igXVSlxcr4
< 0 net::ERR_FAILED`,
    cause: 'cors-preflight-failed',
    says: /X-Requested-With/i,
  },
  'the challenge in hex, sent twice by a double effect, at node-oidc-provider': {
    traffic: `
@ 2026-11-22T15:33:25.649Z
GET https://login.fabrikam.test/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=hILmoDFJ2_xaFHMEP07hQkdw&nonce=FXFndWYzf1y_dbIaTDZ-Ng&code_challenge=f1085deee67c4126b1aa1a561c98f8eb37d7606937aeebfe662f0f4938628737&code_challenge_method=S256
< 303 /interaction/OqBACd2_bTiyI1wgshO3hFJ1H2MdYRaeQBJOL_QJrhc
@ +3ms
GET https://login.fabrikam.test/interaction/OqBACd2_bTiyI1wgshO3hFJ1H2MdYRaeQBJOL_QJrhc
< 200 <!doctype html><html><head><title>Sign in</title></head><body><form method="post" action="/interaction/OqBACd2_bTiyI1wgshO3hFJ1H2MdYRaeQBJOL_QJrhc"><h1>Sign in</h1><input name="username"><input type="password" name="password"><button type="submit">Sign in</button></form></body></html>
< Content-Type: text/html; charset=utf-8
@ +12ms
POST https://login.fabrikam.test/interaction/OqBACd2_bTiyI1wgshO3hFJ1H2MdYRaeQBJOL_QJrhc
> Origin: https://login.fabrikam.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 303 https://login.fabrikam.test/auth/OqBACd2_bTiyI1wgshO3hFJ1H2MdYRaeQBJOL_QJrhc
@ +2ms
GET https://login.fabrikam.test/auth/OqBACd2_bTiyI1wgshO3hFJ1H2MdYRaeQBJOL_QJrhc
< 303 https://app.shop.test/callback?code=g_T21LH1JwdVaXWFHWThWBIq3gCU_90MNRmJwF96axH&state=hILmoDFJ2_xaFHMEP07hQkdw&iss=https%3A%2F%2Flogin.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=g_T21LH1JwdVaXWFHWThWBIq3gCU_90MNRmJwF96axH&state=hILmoDFJ2_xaFHMEP07hQkdw&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=g_T21LH1JwdVaXWFHWThWBIq3gCU_90MNRmJwF96axH&code_verifier=xRXpRexXmsZWpDYFgyDoFRYJ7whKX2kMOUUrOqmcb_A&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 400 {"error":"invalid_grant","error_description":"grant request is invalid"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +1ms
POST https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=g_T21LH1JwdVaXWFHWThWBIq3gCU_90MNRmJwF96axH&code_verifier=xRXpRexXmsZWpDYFgyDoFRYJ7whKX2kMOUUrOqmcb_A&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 400 {"error":"invalid_grant","error_description":"grant request is invalid"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /hex/,
    also: ['code-double-submit'],
  },
  'the challenge in hex, sent twice by a double effect, at an MCP server': {
    traffic: `
@ 2026-11-22T15:33:26.024Z
GET https://mcp.tailspin.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=mcp%3Atools&state=Csb30cdF-_TfO61jqKZ7FRhe&code_challenge=aae440ab84c33ad4895727e28e5b1e7f0a6e58040a91d87c7ec3c68a5100eb58&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=77ea3bd2-67bd-4b80-bb47-ab8e94be5f15&state=Csb30cdF-_TfO61jqKZ7FRhe
@ +9ms
GET https://app.shop.test/callback?code=77ea3bd2-67bd-4b80-bb47-ab8e94be5f15&state=Csb30cdF-_TfO61jqKZ7FRhe
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=77ea3bd2-67bd-4b80-bb47-ab8e94be5f15&code_verifier=o8dLXU3G5hUabCwxVOQPIf_SlcEWTGL2GsyXNjyFDMM&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 400 {"error":"invalid_grant","error_description":"code_verifier does not match the challenge"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +1ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=77ea3bd2-67bd-4b80-bb47-ab8e94be5f15&code_verifier=o8dLXU3G5hUabCwxVOQPIf_SlcEWTGL2GsyXNjyFDMM&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 400 {"error":"invalid_grant","error_description":"code_verifier does not match the challenge"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /hex/,
    also: ['code-double-submit'],
  },
  'a slash, sent twice, at LemonLDAP::NG': {
    traffic: `
@ 2026-11-22T15:33:26.516Z
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=yiAuEKC2sCfzZIE17lDWpZFl&nonce=C-BsMxr6Dgc96P0FotdEvg&code_challenge=hPTm3MmIWUWRwNN3GjA-D59li8CBbCnEsWZkTPz6m0E&code_challenge_method=S256
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +19ms
POST https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=yiAuEKC2sCfzZIE17lDWpZFl&nonce=C-BsMxr6Dgc96P0FotdEvg&code_challenge=hPTm3MmIWUWRwNN3GjA-D59li8CBbCnEsWZkTPz6m0E&code_challenge_method=S256
> Origin: https://auth.consolidated.test
> Content-Type: application/x-www-form-urlencoded
> url=aHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0L29hdXRoMg%3D%3D&timezone=&skin=bootstrap&user=dwho&password=pw
< 302 https://app.shop.test/callback?code=c5cfdf860f357c4c8feae795cf266a54de027ba39ac9a3f939b9416880eab6ec&session_state=ZFQrmqNSqWEe6sT0ch6hyFio0BxdwlqaU8Jpyj9WNlg%3D.WDljZmhRa1NqT3UyQjdtM0RJSTBqRmtwZ2xzOG1RdUZOeUFPS0M0YXdOU3RiSUh5Uk92VENzTlB0K1JIc21WREk4KzhwY3lSb2p1cFNWTVQrcHJqcEE9PQ&state=yiAuEKC2sCfzZIE17lDWpZFl
@ +9ms
GET https://app.shop.test/callback?code=c5cfdf860f357c4c8feae795cf266a54de027ba39ac9a3f939b9416880eab6ec&session_state=ZFQrmqNSqWEe6sT0ch6hyFio0BxdwlqaU8Jpyj9WNlg%3D.WDljZmhRa1NqT3UyQjdtM0RJSTBqRmtwZ2xzOG1RdUZOeUFPS0M0YXdOU3RiSUh5Uk92VENzTlB0K1JIc21WREk4KzhwY3lSb2p1cFNWTVQrcHJqcEE9PQ&state=yiAuEKC2sCfzZIE17lDWpZFl
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=c5cfdf860f357c4c8feae795cf266a54de027ba39ac9a3f939b9416880eab6ec&code_verifier=El7N6bv0vgdhar2WooMpkRFEjJ-mgjcSIwvI20xSiSc&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback%2F
< 400 {"error":"invalid_grant"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +25ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=c5cfdf860f357c4c8feae795cf266a54de027ba39ac9a3f939b9416880eab6ec&code_verifier=El7N6bv0vgdhar2WooMpkRFEjJ-mgjcSIwvI20xSiSc&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback%2F
< 400 {"error":"invalid_grant"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'redirect-uri-differs',
    says: /slash/,
  },
  'a failure, and a sign-in that worked after it, at an MCP server': {
    traffic: `
@ 2026-11-22T15:33:40.053Z
GET https://mcp.tailspin.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=mcp%3Atools&state=qEY0Ps7IzyaAvNxP0iyOPfQ9&code_challenge=lexam-ZIjiS0Q9yhBJO2BcDzlzzXFrUMe9DjaOIDTK8&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=450273d5-635f-4fc0-8374-26334e515a40&state=qEY0Ps7IzyaAvNxP0iyOPfQ9
@ +4ms
GET https://app.shop.test/callback?code=450273d5-635f-4fc0-8374-26334e515a40&state=qEY0Ps7IzyaAvNxP0iyOPfQ9
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=450273d5-635f-4fc0-8374-26334e515a40&code_verifier=eDrjchdaQvGlfCZxABIgo_nCC4-bUxhS5Q_IecthSIk&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 400 {"error":"invalid_grant","error_description":"code_verifier does not match the challenge"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +58ms
GET https://mcp.tailspin.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=mcp%3Atools&state=uCnRtaniBhCAY-EA2otKGdWa&code_challenge=JgLzbR9twHc3BP0EmY1kx50NtYMiGqGWJFaZ1dmUoIs&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=ce296efc-53d0-4131-a65a-64a91229bd41&state=uCnRtaniBhCAY-EA2otKGdWa
@ +9ms
GET https://app.shop.test/callback?code=ce296efc-53d0-4131-a65a-64a91229bd41&state=uCnRtaniBhCAY-EA2otKGdWa
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=ce296efc-53d0-4131-a65a-64a91229bd41&code_verifier=pRkumLjEUla1ZG3CLI8u-v5NhyafX7pszc94XzWx5us&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"68438fbf-83a7-46e0-9fca-95b31800263b","token_type":"bearer","expires_in":3600,"scope":"mcp:tools"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'challenge-mismatch',
    says: /made anew/,
  },
};
