import type { Situation } from './wire.ts';

/** Sound sign-ins at servers that were new to us, recorded against the servers themselves; hosts and people are made up. */
export const strangers: Record<string, Situation> = {
  "plain, Auth0's old login page": {
    traffic: `
@ 2026-11-22T15:33:14.268Z
GET https://auth0.relecloud.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=JNBYsTtiPnORgLiTD9VcfTUy&nonce=NOE42d4_hFGag9zMa6Slew&code_challenge=NT-2SenQLblNoRV_nspYCDkrj8RjOJW5A4jJlNE6uxk&code_challenge_method=S256
< 302 /login?state=JNBYsTtiPnORgLiTD9VcfTUy&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=NOE42d4_hFGag9zMa6Slew&code_challenge=NT-2SenQLblNoRV_nspYCDkrj8RjOJW5A4jJlNE6uxk&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
@ +9ms
GET https://auth0.relecloud.test/login?state=JNBYsTtiPnORgLiTD9VcfTUy&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=NOE42d4_hFGag9zMa6Slew&code_challenge=NT-2SenQLblNoRV_nspYCDkrj8RjOJW5A4jJlNE6uxk&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
< 200 <html lang="en"> <head> <meta charset="UTF-8" /> <meta name="viewport" content="width=device-width, initial-scale=1.0" /> <link href="https://unpkg.com/tailwindcss@^2/dist/tailwind.min.css" rel="stylesheet" /> </head> <title>login</title> <body> <main class="min-h-screen flex items-center justify-center bg-white py-12 px-4 sm:px-6 lg:px-8" > <div class="max-w-md w-full space-y-8"> <div class="flex
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: *
@ +16ms
POST https://auth0.relecloud.test/usernamepassword/login
> Origin: https://auth0.relecloud.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"client_id":"shop-web","redirect_uri":"https://app.shop.test/callback","tenant":"relecloud","response_type":"code","scope":"openid profile","audience":"https://api.shop.test/","state":"JNBYsTtiPnORgLiTD9VcfTUy","nonce":"NOE42d4_hFGag9zMa6Slew","connection":"Username-Password-Authentication","username":"u1@example.test","password":"pw"}
< 200 <form method="post" name="hiddenform" action="/login/callback" > <input type="hidden" name="wa" value="wsignin1.0" /> <input type="hidden" name="wresult" value="eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1c2VyX2lkIjoiNjA1MzhjYWQ2YWI5ODQwMDY5OWIxZDZhIiwiZW1haWwiOiJpbXJhbi5zdWxlbWFuamlAcmVzaWRlby5jb20iLCJlbWFpbF92ZXJpZmllZCI6ZmFsc2UsInNpZCI6Im5zSHZTQ0lYT2NGSUZINUIyRzdVdUFEWDVQTlR4cmRPIiwiaWF0IjoxNjE2MT
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://auth0.relecloud.test
@ +10ms
POST https://auth0.relecloud.test/login/callback
> Origin: https://auth0.relecloud.test
> Content-Type: application/x-www-form-urlencoded
> wa=wsignin1.0&wresult=x&wctx=%7B%22strategy%22%3A%22auth0%22%2C%22tenant%22%3A%22relecloud%22%2C%22connection%22%3A%22Username-Password-Authentication%22%2C%22client_id%22%3A%22shop-web%22%2C%22response_type%22%3A%22code%22%2C%22scope%22%3A%22openid+profile%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.shop.test%2Fcallback%22%2C%22state%22%3A%22JNBYsTtiPnORgLiTD9VcfTUy%22%2C%22nonce%22%3A%22NOE42d4_hFGag9zMa6Slew%22%2C%22audience%22%3A%22https%3A%2F%2Fapi.shop.test%2F%22%2C%22realm%22%3A%22Username-Password-Authentication%22%7D
< 302 https://app.shop.test/callback?code=Tk9FNDJkNF9oRkdhZzl6TWE2U2xldzp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=JNBYsTtiPnORgLiTD9VcfTUy&nonce=NOE42d4_hFGag9zMa6Slew&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
@ +10ms
GET https://app.shop.test/callback?code=Tk9FNDJkNF9oRkdhZzl6TWE2U2xldzp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=JNBYsTtiPnORgLiTD9VcfTUy&nonce=NOE42d4_hFGag9zMa6Slew&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://auth0.relecloud.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=Tk9FNDJkNF9oRkdhZzl6TWE2U2xldzp1MUBleGFtcGxlLnRlc3Q&code_verifier=uS16xnfbj_jYKHh6ahbpfdbTuMe4tpxTryHqiww2cRI&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJpc3MiOiJodHRwczovL2F1dGgwLnJlbGVjbG91ZC50ZXN0LyIsImV4cCI6MTc5ODk2MTU5NCwiaWF0IjoxNzk1MzYxNTk0LCJhdWQiOiJodHRwczovL2FwaS5zaG9wLnRlc3QvIiwiZ3R5IjoiYXV0aG9yaXphdGlvbl9jb2RlIiwic2NvcGUiOiJvcGVuaWQgcHJvZmlsZSBlbWFpbCBvZmZsaW5lX2FjY2VzcyIsInN1YiI6InUxIiwiZW1haWwiOiJ1MUBleGFtcGxlLnRlc3QifQ.sn9Af48vLSMEplbvWDfw29q-3_4Z1zg6eWVhOcJvPZK6AFsnBb05WTy_nH8f4qtu3QIK2ihXbAzyEwVZwXX6RGFWYOMLD1thc-aJC5AMbIymP2rJXqPxJXQ6aYcDo9i-O-Z6TvRBBCD36WoHfND7po5fzAnXiJ6l-ElF2Nxkt38MCncF-_l3FnAOWu3u1Hq8zrUwiSjvC4jlsyvRKJ4nwGNnG4N0fjr6croSPBrt505USpgVfQBP8etmVWpGk_Q4qJbq9Li_c1xW-T_q79VpKSgHr9eGlkUfLtyjmcSONrJZua6_N--PHBxjskihwrgXHztTbpDflQdpDHbPYtUyTg","id_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJuYW1lIjoiVSBPbmUiLCJlbWFpbCI6InUxQGV4YW1wbGUudGVzdCIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlLCJ1c2VyX2lkIjoidTEiLCJwaWN0dXJlIjoiaHR0cHM6Ly9jZG4uanNkZWxpdnIubmV0L2doL2Zha2VyLWpzL2Fzc2V0cy1wZXJzb24tcG9ydHJhaXQvZmVtYWxlLzUxMi81MC5qcGciLCJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImlzcyI6Imh0dHBzOi8vYXV0aDAucmVsZWNsb3VkLnRlc3QvIiwiZXhwIjoxNzk4OTYxNTk0LCJpYXQiOjE3OTUzNjE1OTQsImF1ZCI6InNob3Atd2ViIiwic3ViIjoidTEiLCJub25jZSI6Ik5PRTQyZDRfaEZHYWc5ek1hNlNsZXcifQ.Xb5xTNcj_pfNhlByeVO5iMZcbE78QZBirM3Ex41JQLrcOnkq-QrG0Ec_ctExOYZyejKxHeqs72hjbknzQzZj2n66Oxq1Av_i_aEvSlvJCQy4dgkKbLsChISHlOSQx4qMuvfu6BFczqdw5VtpT_DZbChdmHSxZ-ljJOeSEBeJ1SAV672euyT4eoWB3dvWmz09ksyKwWvTtXzXLJFUH2bq6sQty3ByG6IaNwNeENbY9vbBBQr0wC9q17PoeIQJxwq364wp7HILWbEHW9DL8g0h-KBTkS-LjAzB55k5hH1DfRShrjXVeYV0eL4EAKLMD3uCt_2_C3PGLuSpzdekePRo1A","refresh_token":"eyJleHAiOjE3OTg5NjE1OTQsImlhdCI6MTc5NTM2MTU5NCwicm90YXRpb25zIjowLCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIGVtYWlsIG9mZmxpbmVfYWNjZXNzIiwidXNlciI6eyJpZCI6InUxIn0sIm5vbmNlIjoiTk9FNDJkNF9oRkdhZzl6TWE2U2xldyJ9","expires_in":86400,"token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +14ms
GET https://auth0.relecloud.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=5Ar4QXshG70pDXdxQ7wJjKhq&nonce=ju8-_XQ5tWnMiwz63fLCSw&code_challenge=hWzgn-0nkWykosxB_shDS_fpOvdcDXcjMolIPoPQ9aE&code_challenge_method=S256
< 302 /login?state=5Ar4QXshG70pDXdxQ7wJjKhq&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=ju8-_XQ5tWnMiwz63fLCSw&code_challenge=hWzgn-0nkWykosxB_shDS_fpOvdcDXcjMolIPoPQ9aE&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
@ +9ms
GET https://auth0.relecloud.test/login?state=5Ar4QXshG70pDXdxQ7wJjKhq&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=ju8-_XQ5tWnMiwz63fLCSw&code_challenge=hWzgn-0nkWykosxB_shDS_fpOvdcDXcjMolIPoPQ9aE&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
< 200 <html lang="en"> <head> <meta charset="UTF-8" /> <meta name="viewport" content="width=device-width, initial-scale=1.0" /> <link href="https://unpkg.com/tailwindcss@^2/dist/tailwind.min.css" rel="stylesheet" /> </head> <title>login</title> <body> <main class="min-h-screen flex items-center justify-center bg-white py-12 px-4 sm:px-6 lg:px-8" > <div class="max-w-md w-full space-y-8"> <div class="flex
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: *
@ +8ms
POST https://auth0.relecloud.test/usernamepassword/login
> Origin: https://auth0.relecloud.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"client_id":"shop-web","redirect_uri":"https://app.shop.test/callback","tenant":"relecloud","response_type":"code","scope":"openid profile","audience":"https://api.shop.test/","state":"5Ar4QXshG70pDXdxQ7wJjKhq","nonce":"ju8-_XQ5tWnMiwz63fLCSw","connection":"Username-Password-Authentication","username":"u1@example.test","password":"pw"}
< 200 <form method="post" name="hiddenform" action="/login/callback" > <input type="hidden" name="wa" value="wsignin1.0" /> <input type="hidden" name="wresult" value="eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1c2VyX2lkIjoiNjA1MzhjYWQ2YWI5ODQwMDY5OWIxZDZhIiwiZW1haWwiOiJpbXJhbi5zdWxlbWFuamlAcmVzaWRlby5jb20iLCJlbWFpbF92ZXJpZmllZCI6ZmFsc2UsInNpZCI6Im5zSHZTQ0lYT2NGSUZINUIyRzdVdUFEWDVQTlR4cmRPIiwiaWF0IjoxNjE2MT
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://auth0.relecloud.test
@ +12ms
POST https://auth0.relecloud.test/login/callback
> Origin: https://auth0.relecloud.test
> Content-Type: application/x-www-form-urlencoded
> wa=wsignin1.0&wresult=x&wctx=%7B%22strategy%22%3A%22auth0%22%2C%22tenant%22%3A%22relecloud%22%2C%22connection%22%3A%22Username-Password-Authentication%22%2C%22client_id%22%3A%22shop-web%22%2C%22response_type%22%3A%22code%22%2C%22scope%22%3A%22openid+profile%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.shop.test%2Fcallback%22%2C%22state%22%3A%225Ar4QXshG70pDXdxQ7wJjKhq%22%2C%22nonce%22%3A%22ju8-_XQ5tWnMiwz63fLCSw%22%2C%22audience%22%3A%22https%3A%2F%2Fapi.shop.test%2F%22%2C%22realm%22%3A%22Username-Password-Authentication%22%7D
< 302 https://app.shop.test/callback?code=anU4LV9YUTV0V25NaXd6NjNmTENTdzp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=5Ar4QXshG70pDXdxQ7wJjKhq&nonce=ju8-_XQ5tWnMiwz63fLCSw&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
@ +7ms
GET https://app.shop.test/callback?code=anU4LV9YUTV0V25NaXd6NjNmTENTdzp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=5Ar4QXshG70pDXdxQ7wJjKhq&nonce=ju8-_XQ5tWnMiwz63fLCSw&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://auth0.relecloud.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=anU4LV9YUTV0V25NaXd6NjNmTENTdzp1MUBleGFtcGxlLnRlc3Q&code_verifier=GBs61INWpYvyiu7eJYwY520UCBbcAKvI4y1JUSJh-3k&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJpc3MiOiJodHRwczovL2F1dGgwLnJlbGVjbG91ZC50ZXN0LyIsImV4cCI6MTc5ODk2MTU5NCwiaWF0IjoxNzk1MzYxNTk0LCJhdWQiOiJodHRwczovL2FwaS5zaG9wLnRlc3QvIiwiZ3R5IjoiYXV0aG9yaXphdGlvbl9jb2RlIiwic2NvcGUiOiJvcGVuaWQgcHJvZmlsZSBlbWFpbCBvZmZsaW5lX2FjY2VzcyIsInN1YiI6InUxIiwiZW1haWwiOiJ1MUBleGFtcGxlLnRlc3QifQ.sn9Af48vLSMEplbvWDfw29q-3_4Z1zg6eWVhOcJvPZK6AFsnBb05WTy_nH8f4qtu3QIK2ihXbAzyEwVZwXX6RGFWYOMLD1thc-aJC5AMbIymP2rJXqPxJXQ6aYcDo9i-O-Z6TvRBBCD36WoHfND7po5fzAnXiJ6l-ElF2Nxkt38MCncF-_l3FnAOWu3u1Hq8zrUwiSjvC4jlsyvRKJ4nwGNnG4N0fjr6croSPBrt505USpgVfQBP8etmVWpGk_Q4qJbq9Li_c1xW-T_q79VpKSgHr9eGlkUfLtyjmcSONrJZua6_N--PHBxjskihwrgXHztTbpDflQdpDHbPYtUyTg","id_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJuYW1lIjoiVSBPbmUiLCJlbWFpbCI6InUxQGV4YW1wbGUudGVzdCIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlLCJ1c2VyX2lkIjoidTEiLCJwaWN0dXJlIjoiaHR0cHM6Ly9jZG4uanNkZWxpdnIubmV0L2doL2Zha2VyLWpzL2Fzc2V0cy1wZXJzb24tcG9ydHJhaXQvZmVtYWxlLzUxMi81MC5qcGciLCJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImlzcyI6Imh0dHBzOi8vYXV0aDAucmVsZWNsb3VkLnRlc3QvIiwiZXhwIjoxNzk4OTYxNTk0LCJpYXQiOjE3OTUzNjE1OTQsImF1ZCI6InNob3Atd2ViIiwic3ViIjoidTEiLCJub25jZSI6Imp1OC1fWFE1dFduTWl3ejYzZkxDU3cifQ.ihXSYQd7D_Fx1_QwgB2uhthhsxtQVwxmzEp-CnD3BuwVhV-HpJY6qLz7t4BPEZuBLWpqdfvASn4chlTk1EkpmtpQSkseRYiejcYJkMUZl4e6fh5pXwtL4oWnKOGjm350syU-oNwsXJFh0n9VrM0_A9spDe4whhJVVwJmsdYKteJz4sbH87UuENLu22ZY2-h43Qwd2Acyqad1MmiMIiABUkXtIo2vDGuHRpdlHdFnmDwYI-OetyXcnFTdcKNg5YWiSh0Pkr1gDb2bqRPN_0HeghrEgX-pnFpSXipz5u5Kca7NYSd3QaMU3gcfjeQhfY9Q3pQ5ACcWCrVl2QGHxn3mzw","refresh_token":"eyJleHAiOjE3OTg5NjE1OTQsImlhdCI6MTc5NTM2MTU5NCwicm90YXRpb25zIjowLCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIGVtYWlsIG9mZmxpbmVfYWNjZXNzIiwidXNlciI6eyJpZCI6InUxIn0sIm5vbmNlIjoianU4LV9YUTV0V25NaXd6NjNmTENTdyJ9","expires_in":86400,"token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +15ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound', 'sound'],
  },
  'plain, Glewlwyd': {
    traffic: `
@ 2026-11-22T15:33:13.908Z
GET https://sso.fineart.test/api/oidc/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=SKZthqjVPNUD9DMhdqRnpNSP&nonce=C95sBGiUqyN_arv9F3r4_A&code_challenge=3IbYS3MyImY6xH7JGmBMBbpx5tjut3Io-jB1Ax54dNg&code_challenge_method=S256
< 302 https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3DSKZthqjVPNUD9DMhdqRnpNSP%26nonce%3DC95sBGiUqyN_arv9F3r4_A%26code_challenge%3D3IbYS3MyImY6xH7JGmBMBbpx5tjut3Io-jB1Ax54dNg%26code_challenge_method%3DS256
@ +6ms
GET https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3DSKZthqjVPNUD9DMhdqRnpNSP%26nonce%3DC95sBGiUqyN_arv9F3r4_A%26code_challenge%3D3IbYS3MyImY6xH7JGmBMBbpx5tjut3Io-jB1Ax54dNg%26code_challenge_method%3DS256
< 404
< Access-Control-Allow-Origin: *
@ +4ms
POST https://sso.fineart.test/api/auth/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"username":"u1","password":"pw"}
< 200
< Access-Control-Allow-Origin: *
@ +31ms
GET https://sso.fineart.test/api/auth/grant/shop-web/openid%20profile
> Sec-Fetch-Mode: cors
< 200 {"client":{"client_id":"shop-web","name":"shop-web"},"scope":[{"name":"openid","display_name":"Open ID","description":"Open ID Connect scope","password_required":false,"granted":true},{"name":"profile","display_name":"profile","description":null,"password_required":true,"granted":true}]}
< Content-Type: application/json
< Access-Control-Allow-Origin: *
@ +5ms
PUT https://sso.fineart.test/api/auth/grant/shop-web/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"scope":"openid profile"}
< 200
< Access-Control-Allow-Origin: *
@ +10ms
GET https://sso.fineart.test//api/oidc/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=SKZthqjVPNUD9DMhdqRnpNSP&nonce=C95sBGiUqyN_arv9F3r4_A&code_challenge=3IbYS3MyImY6xH7JGmBMBbpx5tjut3Io-jB1Ax54dNg&code_challenge_method=S256&g_continue
< 302 https://app.shop.test/callback?state=SKZthqjVPNUD9DMhdqRnpNSP&code=UCuueuRPCUaRSMjdScGOD7OV71Ycjh3l
@ +13ms
GET https://app.shop.test/callback?state=SKZthqjVPNUD9DMhdqRnpNSP&code=UCuueuRPCUaRSMjdScGOD7OV71Ycjh3l
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://sso.fineart.test/api/oidc/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=UCuueuRPCUaRSMjdScGOD7OV71Ycjh3l&code_verifier=g5S1t0exZCck3MbVGh3UO7MJs-OvILURwbTVZ-_iuuQ&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"token_type":"bearer","access_token":"eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJSUzI1NiIsImtpZCI6InJ0SGd1RHhsSW1JT3Nqc0k1X3lvM3BZRml2bVBXR0JOTFZ5N2lfRDRkN00ifQ.eyJpc3MiOiJodHRwczovL3Nzby5maW5lYXJ0LnRlc3QiLCJjbGllbnRfaWQiOiJzaG9wLXdlYiIsImF1ZCI6Im9wZW5pZCBwcm9maWxlIiwic3ViIjoiZHR0Q0F2WVRmTzZCM29iMzB2R1dLNTQ2dGlXYnFBWFAiLCJqdGkiOiI1WHR5UWlhWnI2SkZOdTJZN3Y1cVdnR0lwVFZvNm1xViIsInR5cGUiOiJhY2Nlc3NfdG9rZW4iLCJpYXQiOjE3OTUzNjE1OTMsImV4cCI6MTc5NTM2NTE5MywibmJmIjoxNzk1MzYxNTkzLCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIn0.XZW0y80iXpPn6pki3ne0yRQ6SSJCvGP19nLzlQrNImlED1ugTDxJWZ4B6_KK-1wbEzyy7JNKqClWOokNMGa7pp3Fjpdgq-xJaK5FWIVCYxXWkFZD8eERH8D01aX9UwadyzwP-uIiqrAErNisJRw7_VUmokMRTK-QaLJ97e8kSum_Q6HVmRSgRCau0uR1Br85NMrKTUFw_CfblyJ2rxKyl7mDTIr-oGSfznZiCGVNhDImh7aQcumXETaieiBn2evMb1CsjXSOvHYRQqtkMBARbiXeXP8yFhDJCGibns9uuuGeuMgebzWRWJy8e8U2A2xyDF4S6RKd3k1BIskbMbDTKQ","refresh_token":"cEYGvl8kX1tahqdi47uhOKE2KW0BEgXK44PXaOUxsZsvS0SsgAEZ2whPuDXdE1sNMI8aGGIVbqsBwxm54dgSkwtgqIN7ozyjJwp8w8n5SvowxRdssHpKnb72i2hkQtTN","iat":1795361593,"expires_in":3600,"scope":"openid profile","id_token":"eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6InJ0SGd1RHhsSW1JT3Nqc0k1X3lvM3BZRml2bVBXR0JOTFZ5N2lfRDRkN00ifQ.eyJzdWIiOiJkdHRDQXZZVGZPNkIzb2IzMHZHV0s1NDZ0aVdicUFYUCIsIm5hbWUiOiJVIE9uZSIsImlzcyI6Imh0dHBzOi8vc3NvLmZpbmVhcnQudGVzdCIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzY1MTkzLCJpYXQiOjE3OTUzNjE1OTMsImF1dGhfdGltZSI6MCwiYXpwIjoic2hvcC13ZWIiLCJub25jZSI6IkM5NXNCR2lVcXlOX2FydjlGM3I0X0EiLCJhbXIiOlsicGFzc3dvcmQiXSwiYXRfaGFzaCI6IldlZk9FRk9jbWREdzhBSThIUlJIdXciLCJjX2hhc2giOiJPR2F6Z1lkMzlUNHo0TzFyS2hNc3JRIn0.C138urXvKrUEYCmXrTXTgoNuv3MhkO28IbHmyr7MU7kGw_WSMyJ_AI4ppmx6Mpig8C-qgmw4jjk0Q9OrKQBWCLY6P92yvFl1WW4yK393lzS3bvR7Wpz2BG3hiMt7QVXOqDuu8ohdjeEUz1nlDv0pnfpo0MMk0dApok6aiNx_HslG0nUQD4MN-jPHmkJxISckg19aeqLBo81Wz3Uu52mclRY9HgD5J-kzc4O7X8M0aRkif5u9D1DnYr78iBrGcjirdBP1ffiUytq-C_vk5oMOt5GU4d7WlUI2cMctaDqqfW3UTn0qFFZ7ZF94Dn3QaAcQwQUiV0AkYM79lblGYkHa4g"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test
@ +19ms
GET https://sso.fineart.test/api/oidc/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=6XI4s33UKsBQzXlLWhP4_K_S&nonce=7qpKQKsiSvnAuyjxmDJyQg&code_challenge=20Ubr2Fh8EBPVHMeW9dLDch-Ynp5AQvfxUH6i2CbzUs&code_challenge_method=S256
< 302 https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3D6XI4s33UKsBQzXlLWhP4_K_S%26nonce%3D7qpKQKsiSvnAuyjxmDJyQg%26code_challenge%3D20Ubr2Fh8EBPVHMeW9dLDch-Ynp5AQvfxUH6i2CbzUs%26code_challenge_method%3DS256
@ +5ms
GET https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3D6XI4s33UKsBQzXlLWhP4_K_S%26nonce%3D7qpKQKsiSvnAuyjxmDJyQg%26code_challenge%3D20Ubr2Fh8EBPVHMeW9dLDch-Ynp5AQvfxUH6i2CbzUs%26code_challenge_method%3DS256
< 404
< Access-Control-Allow-Origin: *
@ +4ms
POST https://sso.fineart.test/api/auth/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"username":"u1","password":"pw"}
< 200
< Access-Control-Allow-Origin: *
@ +28ms
GET https://sso.fineart.test/api/auth/grant/shop-web/openid%20profile
> Sec-Fetch-Mode: cors
< 200 {"client":{"client_id":"shop-web","name":"shop-web"},"scope":[{"name":"openid","display_name":"Open ID","description":"Open ID Connect scope","password_required":false,"granted":true},{"name":"profile","display_name":"profile","description":null,"password_required":true,"granted":true}]}
< Content-Type: application/json
< Access-Control-Allow-Origin: *
@ +5ms
PUT https://sso.fineart.test/api/auth/grant/shop-web/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"scope":"openid profile"}
< 200
< Access-Control-Allow-Origin: *
@ +7ms
GET https://sso.fineart.test//api/oidc/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=6XI4s33UKsBQzXlLWhP4_K_S&nonce=7qpKQKsiSvnAuyjxmDJyQg&code_challenge=20Ubr2Fh8EBPVHMeW9dLDch-Ynp5AQvfxUH6i2CbzUs&code_challenge_method=S256&g_continue
< 302 https://app.shop.test/callback?state=6XI4s33UKsBQzXlLWhP4_K_S&code=LamUAh8jJlTAfSIE26ZWhMHbPxDvEyfg
@ +10ms
GET https://app.shop.test/callback?state=6XI4s33UKsBQzXlLWhP4_K_S&code=LamUAh8jJlTAfSIE26ZWhMHbPxDvEyfg
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://sso.fineart.test/api/oidc/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=LamUAh8jJlTAfSIE26ZWhMHbPxDvEyfg&code_verifier=-cUGXQYZAL8f44J6z9qDRv5B_6L1_bG2x8_rXbPDauM&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"token_type":"bearer","access_token":"eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJSUzI1NiIsImtpZCI6InJ0SGd1RHhsSW1JT3Nqc0k1X3lvM3BZRml2bVBXR0JOTFZ5N2lfRDRkN00ifQ.eyJpc3MiOiJodHRwczovL3Nzby5maW5lYXJ0LnRlc3QiLCJjbGllbnRfaWQiOiJzaG9wLXdlYiIsImF1ZCI6Im9wZW5pZCBwcm9maWxlIiwic3ViIjoiZHR0Q0F2WVRmTzZCM29iMzB2R1dLNTQ2dGlXYnFBWFAiLCJqdGkiOiJvYXROUWFkMUpST2FWVFdDZzdaVFFxeWlzVjBoSE5UciIsInR5cGUiOiJhY2Nlc3NfdG9rZW4iLCJpYXQiOjE3OTUzNjE1OTQsImV4cCI6MTc5NTM2NTE5NCwibmJmIjoxNzk1MzYxNTk0LCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIn0.KDGhQny4BY172gZ2N3nVJM-RGh5RWsQoL5pqsCyDl9xoiP6eRkLPwdWHUjfQWg77T5-Nqji6EM_z4Dm-BXCBKPObieGYJnwt0c66wMJPNwgUfB7ISU03XerWz606uaqmx4bAUhgeo-afZJzDiE_Bi25rkSnW7CY0OaU8Mv7Q2Hx0I5k3xkKOARDo7wWhhdd2hbpxRb5EdnAsyRTQhwQCcsWrNE8fmNvPYQUKHSxxzFLJgQnJs5RSUzU7XzXYB53daRrU2TQxQiO2fK30yml0K9Thml4Rx-aBT8WzbSX2Tg93QkfmURwm65leL_fjeBSNk-mEvccGOCmVPMpa4t7SVg","refresh_token":"S4u6hXzGkO8oogDZAfjjHKsT8bTEvuKA0zTte3zbTXXznJj14NAAmHdY5qYqyAjIKm6u5Xd2GunOx2QepeBqunRjQ7rYZqXt5qfddBqvl2CfnDQ0aj43zBWY1PIZyZOg","iat":1795361594,"expires_in":3600,"scope":"openid profile","id_token":"eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6InJ0SGd1RHhsSW1JT3Nqc0k1X3lvM3BZRml2bVBXR0JOTFZ5N2lfRDRkN00ifQ.eyJzdWIiOiJkdHRDQXZZVGZPNkIzb2IzMHZHV0s1NDZ0aVdicUFYUCIsIm5hbWUiOiJVIE9uZSIsImlzcyI6Imh0dHBzOi8vc3NvLmZpbmVhcnQudGVzdCIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzY1MTk0LCJpYXQiOjE3OTUzNjE1OTQsImF1dGhfdGltZSI6MCwiYXpwIjoic2hvcC13ZWIiLCJub25jZSI6IjdxcEtRS3NpU3ZuQXV5anhtREp5UWciLCJhbXIiOlsicGFzc3dvcmQiXSwiYXRfaGFzaCI6Il9KR2NQSE01UVIzV0dwUllveVhTNFEiLCJjX2hhc2giOiJoZ2FFR0x0RzVKREpYVGs3MU9aMUlRIn0.im_udASjDHYYP46TTwMvTwgR7aYMvNn4resj4DbnEraTUb_mKPJlrWPQWU87vhkP73SG7CsspaoGQgMoxctFzMQQr18ZGv80jZuIk5JdtfHWKLb4Pc8v4_S1-O8sQg6o_F7xQN4VG22tqE73IXLBJ8t8cx_ldgmyLyS9-9RHgrJ_2b1zAghqbcMzdE4RbSwgPVBRgr8_kPuqi-AYrq192H3LSUANFR6PPh7ndiyXqM3I5BvRz7NnNwKKNctnNADtdnaF_nNkshIgbNdDQuLrimIZtDxPiZaTXZYlmiKdYbj6yGexSfZkug-Utb9gJLmRu7Qu1LiBeW8DfQx4pzEQHQ"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test
@ +20ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound', 'sound'],
  },
  'plain, LemonLDAP::NG': {
    traffic: `
@ 2026-11-22T15:33:14.094Z
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-I0w-G2yzDUekC55MioWw969&nonce=EjiFltUPTISLgYNaARDQZw&code_challenge=FlYxABkGBjEF8vS0xUSWBoe-b3cSk-YxEnD2VvAe1dU&code_challenge_method=S256
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +28ms
POST https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-I0w-G2yzDUekC55MioWw969&nonce=EjiFltUPTISLgYNaARDQZw&code_challenge=FlYxABkGBjEF8vS0xUSWBoe-b3cSk-YxEnD2VvAe1dU&code_challenge_method=S256
> Origin: https://auth.consolidated.test
> Content-Type: application/x-www-form-urlencoded
> url=aHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0L29hdXRoMg%3D%3D&timezone=&skin=bootstrap&user=dwho&password=pw
< 302 https://app.shop.test/callback?session_state=KPo5CCT9BbMeQl6skFtz%2BsufShgtKT2gvwg6vyo3FY8%3D.a0hEMDNYRkxBVXR4bElIUWRLUmFnR2dVdHdSU2VCYmxpWlQzVk4yY003KzBvSXh5Ny8zYkxRb2hDQzhBb3diNjRKMUJMRmZ3cmE1Ymswd0dGZ3BTeXc9PQ&state=-I0w-G2yzDUekC55MioWw969&code=9804609adc564871ff067578db681416debfcd1abde397a383a06ac52e75cb05
@ +11ms
GET https://app.shop.test/callback?session_state=KPo5CCT9BbMeQl6skFtz%2BsufShgtKT2gvwg6vyo3FY8%3D.a0hEMDNYRkxBVXR4bElIUWRLUmFnR2dVdHdSU2VCYmxpWlQzVk4yY003KzBvSXh5Ny8zYkxRb2hDQzhBb3diNjRKMUJMRmZ3cmE1Ymswd0dGZ3BTeXc9PQ&state=-I0w-G2yzDUekC55MioWw969&code=9804609adc564871ff067578db681416debfcd1abde397a383a06ac52e75cb05
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=9804609adc564871ff067578db681416debfcd1abde397a383a06ac52e75cb05&code_verifier=VOXm5Hp3GbcZhkd4xsulx2nRVA5DHNNzIzJCTv7otPA&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiSldUIn0.eyJhY3IiOiJsb2EtMiIsInN1YiI6ImR3aG8iLCJhdXRoX3RpbWUiOjE3OTUzNjE1OTQsImF1ZCI6WyJzaG9wLXdlYiJdLCJhenAiOiJzaG9wLXdlYiIsImlzcyI6Imh0dHBzOi8vYXV0aC5jb25zb2xpZGF0ZWQudGVzdCIsImF0X2hhc2giOiJYQ3NvbmVTZUxUenN3aFZQeXBFVmlRIiwibm9uY2UiOiJFamlGbHRVUFRJU0xnWU5hQVJEUVp3IiwiaWF0IjoxNzk1MzYxNTk0LCJleHAiOjE3OTUzNjUxOTR9.cthnxXC7fas2xFsmFVec5kv0DrIs3KHkxtUr6PaUUrUCERU_KnHVUFnQ-5VVg9E51wpgwN8SF4C5CfRm39qrrw5R9TOuIjibFLT4B8jhZuMyFLJaurfWWOhYw6nJUP0hsP0YL-b0XbwVq4wF8-kuUEAGJ36s31sK0IU3a0tQD2v6N8Icpn0Yh9a1CFf3Cqva6DZVPSTVEtkyFOX4j-2O5tL1wgKgsaTD6ySCYqwZKQkCU8tuRyYf-Y_Ez_eUsyEf2qJm__CN4J2AXINCFZfcY1Ge8FZm2ipoaUw6jxPHc2Y4ByHBF7TocxhsWD98PRUxHRRNgsOUX_u-zpfg4IxPmg","refresh_token":"be19cedd41a333b97fea764d832761eb96f79313b1f92c7a610bf192956ac131","expires_in":3600,"access_token":"83b3feb823f9ca1c911d45234e78015a727e6e530ff15d544b6dbfa9ebcacc13","token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +8ms
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=QnICbwaL5Morx1tqu4yOsFMb&nonce=KI5-36XF6ApPLx_4_pQw6g&code_challenge=O4hs9Ej4C0HZ0gd-LhC046dXG24a9_DTUatxRGeJbLA&code_challenge_method=S256
< 302 https://app.shop.test/callback?session_state=KHtTdjMO2UXLIK6qniykhCYMOQOBawXcImkv6Z%2BMxdA%3D.MU1zWnRiWFk2MmV4bUJWcDluaVBxZHdybXh4OVhQYU9KU0FpaXAvV21COXFSUDN6dkhwUnVrclBDVGVuRXNBQ2VIK1dEVTBWek1xL0l0c3I4VS9Gemc9PQ&state=QnICbwaL5Morx1tqu4yOsFMb&code=c67e2d7cfbd8f92b2a0faea5a17b2f09412dce254d3ccb5550b0e1d65d8b4774
@ +8ms
GET https://app.shop.test/callback?session_state=KHtTdjMO2UXLIK6qniykhCYMOQOBawXcImkv6Z%2BMxdA%3D.MU1zWnRiWFk2MmV4bUJWcDluaVBxZHdybXh4OVhQYU9KU0FpaXAvV21COXFSUDN6dkhwUnVrclBDVGVuRXNBQ2VIK1dEVTBWek1xL0l0c3I4VS9Gemc9PQ&state=QnICbwaL5Morx1tqu4yOsFMb&code=c67e2d7cfbd8f92b2a0faea5a17b2f09412dce254d3ccb5550b0e1d65d8b4774
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=c67e2d7cfbd8f92b2a0faea5a17b2f09412dce254d3ccb5550b0e1d65d8b4774&code_verifier=1G-iKTcCBqyIJCbAhu1VAkRqmAb1UERhCfCud9hEMTA&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"token_type":"Bearer","access_token":"f962f0494e7ac5cc402b0d98d26d891b389c725f7c012f7f313dc0011d3a83c8","expires_in":3600,"refresh_token":"11e2746f391dd803cd3203984bbaff9449e3e0c9fea2e9fb8abf98586a015854","id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiSldUIn0.eyJhdF9oYXNoIjoiTlA2YUVaREduYlJtTlNNZ09ka1lyZyIsImlzcyI6Imh0dHBzOi8vYXV0aC5jb25zb2xpZGF0ZWQudGVzdCIsImF6cCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzY1MTk0LCJpYXQiOjE3OTUzNjE1OTQsIm5vbmNlIjoiS0k1LTM2WEY2QXBQTHhfNF9wUXc2ZyIsInN1YiI6ImR3aG8iLCJhY3IiOiJsb2EtMiIsImF1ZCI6WyJzaG9wLXdlYiJdLCJhdXRoX3RpbWUiOjE3OTUzNjE1OTR9.lMdHQQ1P1bC4bLlw6QiTV3Oh8N8xxnMBq_Bz2nwb56g_MJUzzHrso8b41-9wgq-MwcEBMbs6BSq3PZl6s0oYcWDW6SwP0bVuQXHtdsizSKzu6k0TnQnRYQdhZ4FmSW0_ebOwPZXK0ONhrbt0M_ERl9_I_XsZWzI-IVvuc3XrJnNJ-4RbILolmeMMAPe3B87t1CWJQGph089mf_etTzFP55zP6y4VaEXzzQCjZApyi14sv1mqgsuef6FBweT_ina_yw62R0cTPebw3IBN9gX4ustNJz1XN6jHfmEo9gd2Mc-lbQeOARTOY-zPT47yEx4l0zlxPUhoeuC57M1NDpA9Ug"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +11ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound', 'sound'],
  },
  'plain, a12n-server': {
    traffic: `
@ 2026-11-22T15:33:14.172Z
GET https://id.graphic.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=jrth2IqrMBefNZ24cGzxG27j&nonce=oBYL3RogHRZynIMHgqP66g&code_challenge=cFBGT2vLg6Jctvcm39Q8IE0yFSpsbp5SOhTddQJ_PNU&code_challenge_method=S256
< 302 /login?continue=%2Fauthorize%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3Djrth2IqrMBefNZ24cGzxG27j%26nonce%3DoBYL3RogHRZynIMHgqP66g%26code_challenge%3DcFBGT2vLg6Jctvcm39Q8IE0yFSpsbp5SOhTddQJ_PNU%26code_challenge_method%3DS256
@ +14ms
GET https://id.graphic.test/login?continue=%2Fauthorize%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3Djrth2IqrMBefNZ24cGzxG27j%26nonce%3DoBYL3RogHRZynIMHgqP66g%26code_challenge%3DcFBGT2vLg6Jctvcm39Q8IE0yFSpsbp5SOhTddQJ_PNU%26code_challenge_method%3DS256
< 200 <!DOCTYPE html> <html> <head> <title>a12n-server </title> <meta charset="utf-8" /> <link rel="stylesheet" href="/_hal-browser/assets/themes/lfo/main.css" type="text/css" /> <link rel="stylesheet" href="/assets/form.css" type="text/css" /> </head> <body> <header> <div class="logo"> <img src="/_hal-browser/assets/curveball-logo.svg" alt="a12n-server" /> </div> <h1>Login</h1> </header> <form action="
< Content-Type: text/html
@ +20ms
POST https://id.graphic.test/login
> Origin: https://id.graphic.test
> Content-Type: application/x-www-form-urlencoded
> userName=u1%40example.test&password=pw&continue=%2Fauthorize%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3Djrth2IqrMBefNZ24cGzxG27j%26nonce%3DoBYL3RogHRZynIMHgqP66g%26code_challenge%3DcFBGT2vLg6Jctvcm39Q8IE0yFSpsbp5SOhTddQJ_PNU%26code_challenge_method%3DS256
< 303 /authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=jrth2IqrMBefNZ24cGzxG27j&nonce=oBYL3RogHRZynIMHgqP66g&code_challenge=cFBGT2vLg6Jctvcm39Q8IE0yFSpsbp5SOhTddQJ_PNU&code_challenge_method=S256
@ +12ms
GET https://id.graphic.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=jrth2IqrMBefNZ24cGzxG27j&nonce=oBYL3RogHRZynIMHgqP66g&code_challenge=cFBGT2vLg6Jctvcm39Q8IE0yFSpsbp5SOhTddQJ_PNU&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=CZnDS82pQrxU15_UnF00gMQcDCjA_1wsBvaCTz1LFNA&state=jrth2IqrMBefNZ24cGzxG27j
@ +9ms
GET https://app.shop.test/callback?code=CZnDS82pQrxU15_UnF00gMQcDCjA_1wsBvaCTz1LFNA&state=jrth2IqrMBefNZ24cGzxG27j
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://id.graphic.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=CZnDS82pQrxU15_UnF00gMQcDCjA_1wsBvaCTz1LFNA&code_verifier=-MwElu5nSHBzgjObXM3pSujdyVVX-kpNXtA4BzAO-uE&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 { "access_token": "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzY29wZSI6Im9wZW5pZCBwcm9maWxlIiwiY2xpZW50X2lkIjoic2hvcC13ZWIiLCJpYXQiOjE3OTUzNjE1OTQsImlzcyI6Imh0dHBzOi8vaWQuZ3JhcGhpYy50ZXN0IiwiYXVkIjoiL2FwcC9leHQyIiwic3ViIjoiL3VzZXIvZXh0MSIsImV4cCI6MTc5NTM2MjE5NCwianRpIjoidEFwSTNWX3p5MFVpd3pYUWhEQ3pBeHJERXVQQ2VVWTRjVDdlSlJ1S0c5MCJ9.TOYQ26i8_sO2cfHPZsB6TrfKb4ZUfWszAk7xEvKHV1nTEOkxIRV_QwW9JrHFb-C07nWyuGiBuzJedQAABQomvLWYrx9cakGHLVgduAAwEqIraaqKxNez7MA60JJpBhtwjt05-ddKvXfpvbeaOTZxgPzNq2Gp2MsBInuLoQ5BlT2oCt2IeoQy237U9HvC7WAOsOAf1K4ZTNw0Og9FeviePIKoeFUDmkG_V219jBPNAlFC-ADhU1LcTSW4vdiDWOKekwzTifTSK8GMSO4Q8eFLef9P_DJ9wviRfGzCh2H4hgY7YYfIFeEiPo28Z4SYKgiwqfy9BQ1gKrrHzm4fvJZVmQ", "token_type": "bearer", "expires_in": 600, "refresh_token": "885Y19Yx6_Q9L168ZummLpUNxXYxOASTk1HtDqEiexg", "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIvdXNlci9leHQxIiwibmFtZSI6IlUgT25lIiwidXBkYXRlZF9hdCI6MTc5NTM2MDEwNiwiZW1haWwiOiJ1MUBleGFtcGxlLnRlc3QiLCJlbWFpbF92ZXJpZmllZCI6dHJ1ZSwibm9uY2UiOiJvQllMM1JvZ0hSWnluSU1IZ3FQNjZnIiwiYXV0aF90aW1lIjoxNzk1MzYxNTk0LCJpYXQiOjE3OTUzNjE1OTQsImlzcyI6Imh0dHBzOi8vaWQuZ3JhcGhpYy50ZXN0IiwiYXVkIjoic2hvcC13ZWIiLCJleHAiOjE3OTUzOTc1OTR9.FAw52IAVD61jW6uRweQMb_g3JUDbXhonqtG1CwevH_qv-nYBCnLgftublhNgtpefzDY2U6KW2S_8CgfiqGMCdBRNoSzm94WYdnJok2S133xmzm94P0ueNNWY2LKtuvn8I_qzbSXrGa5BdFZzf3OlqdXwu06eSQp9bZaVR9vIMCJfQtDDlFT1_HwsvIxtcILaAaPlSnnJbmXGAzi36_S0Jyqd-eJ1JZjDCoxwLMBUKB3b_btLPyfVh67EwXB1BKQ9NYw6BHSCCyWOMUOybytZqJLfovnvpw_ZvoWAJXVeW9wFDb6_17oKm9REi70dYB1dxUEpxA1gWNmB3iDYwMqOnw" }
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test
@ +14ms
GET https://id.graphic.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=k6-gTEXYWqE11Iodc97vQq3z&nonce=TORKM0Jw_3vJNB90oZhfbg&code_challenge=8uhHarfiW2m5fzlg7nTzY2JsuHwsmQfuwDyzyhW4bgQ&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=PvL_2etGGuvQ_MXvD4rVgO_eaS_OnHgIHuEiYrrkJww&state=k6-gTEXYWqE11Iodc97vQq3z
@ +8ms
GET https://app.shop.test/callback?code=PvL_2etGGuvQ_MXvD4rVgO_eaS_OnHgIHuEiYrrkJww&state=k6-gTEXYWqE11Iodc97vQq3z
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://id.graphic.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=PvL_2etGGuvQ_MXvD4rVgO_eaS_OnHgIHuEiYrrkJww&code_verifier=gfnu5aQHOouWdBy7HHIycOki-IJktWmccchC5uo4wcU&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 { "access_token": "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzY29wZSI6Im9wZW5pZCBwcm9maWxlIiwiY2xpZW50X2lkIjoic2hvcC13ZWIiLCJpYXQiOjE3OTUzNjE1OTQsImlzcyI6Imh0dHBzOi8vaWQuZ3JhcGhpYy50ZXN0IiwiYXVkIjoiL2FwcC9leHQyIiwic3ViIjoiL3VzZXIvZXh0MSIsImV4cCI6MTc5NTM2MjE5NCwianRpIjoic29fZ19RcDJ0TzZlR3ctTExIOGItYTRrVi1jb2R6NDFjSkY5QXFsX0pKVSJ9.icMWIyAq395kXrPNsqzevJo03_uDYJ49YnFtg_A2DkZ5RUQ0q3r86gWETutDhkLt7evsjcpEX0EtCk-b3VD60fNO1yGWtPRbRj7VJgPfiVrZ_y3p7QdkGaGGsC3c9_g5EFqp3S9AZDWVi9jHDyLXXeHCO5ZnbmlmGWn6Xegjrx_LQRZ8Dk5vHWJL0FR61NUwHBQyC7UwXJEjqIF_qXVghp2-Qr8a3k5OkDdKgmBAdH2_5uPJ9ru3yfYyFGmD4cyYyoDf3oAu-kIYgTHpwLazOivpgpe4qM9E_CYyppvAcq-OEymziDfiHJ-RyV-XhboKqXVrUlw-TQoX3eYQgV2tBw", "token_type": "bearer", "expires_in": 600, "refresh_token": "sosSK6nGf5V7DIlLEJNmsAuNHuHs_3lg5EHBO-gt3H0", "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIvdXNlci9leHQxIiwibmFtZSI6IlUgT25lIiwidXBkYXRlZF9hdCI6MTc5NTM2MDEwNiwiZW1haWwiOiJ1MUBleGFtcGxlLnRlc3QiLCJlbWFpbF92ZXJpZmllZCI6dHJ1ZSwibm9uY2UiOiJUT1JLTTBKd18zdkpOQjkwb1poZmJnIiwiYXV0aF90aW1lIjoxNzk1MzYxNTk0LCJpYXQiOjE3OTUzNjE1OTQsImlzcyI6Imh0dHBzOi8vaWQuZ3JhcGhpYy50ZXN0IiwiYXVkIjoic2hvcC13ZWIiLCJleHAiOjE3OTUzOTc1OTR9.tysisII_yCInf2oksrqjXX14DCqvb-FSyoNMCVvGsE3iEgyqd8PosrvwokJ9dAKUDzL_sNppNd2UVWWrgjRN3HGnWIfOoaaDDoX3EuQ2qyX8Nul83H8SAs_mUnwhG4-XDQcN-d3G8sbFYYIjgGm2Ia1NnBj7WmK3RE26FueRV2YufU5sRFENrlGv-WS_EJsNUfQ5-BOWjckzJTOLLnmo8i5fz1W8FptiOF3cKNJFVVG9w73yFbrvgebXjEutjKkvGDOUUhjsHCW_VZE_vmK0z538HYBp1m2pfk8E4Upk7A0ouy2o8MUoZaRYopaIkL0W0VK1jyMLxF1A40gU2iNtmg" }
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test
@ +9ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound', 'sound'],
  },
  'plain, better-auth': {
    traffic: `
@ 2026-11-22T15:33:13.616Z
GET https://auth.proseware.test/api/auth/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-MEqLh5WHuLHeQQvZopdvKvD&nonce=W_LBWoJDEhw5zOpI-kjD2w&code_challenge=2aPH8cLvGsm0qtyTKqtfD8-IZKJmakjuPeK4bMyZw8E&code_challenge_method=S256
< 302 /login?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-MEqLh5WHuLHeQQvZopdvKvD&nonce=W_LBWoJDEhw5zOpI-kjD2w&code_challenge=2aPH8cLvGsm0qtyTKqtfD8-IZKJmakjuPeK4bMyZw8E&code_challenge_method=S256
@ +8ms
GET https://auth.proseware.test/login?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-MEqLh5WHuLHeQQvZopdvKvD&nonce=W_LBWoJDEhw5zOpI-kjD2w&code_challenge=2aPH8cLvGsm0qtyTKqtfD8-IZKJmakjuPeK4bMyZw8E&code_challenge_method=S256
< 200 <!doctype html><title>Sign in</title><form id="f" data-json="/api/auth/sign-in/email"><input name="email"><input type="password" name="password"><button>Sign in</button></form>
< Content-Type: text/html
@ +5ms
POST https://auth.proseware.test/api/auth/sign-in/email
> Origin: https://auth.proseware.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"email":"u1@example.test","password":"pw"}
< 200 {"redirect":true,"url":"https://app.shop.test/callback?code=PytJmIElpUgYfTDV1uJPS6zypLy4pKB4&state=-MEqLh5WHuLHeQQvZopdvKvD"}
< Content-Type: application/json
@ +211ms
GET https://app.shop.test/callback?code=PytJmIElpUgYfTDV1uJPS6zypLy4pKB4&state=-MEqLh5WHuLHeQQvZopdvKvD
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +6ms
POST https://auth.proseware.test/api/auth/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=PytJmIElpUgYfTDV1uJPS6zypLy4pKB4&code_verifier=BcY5WZq12HnjoNQ5z6qVgbHzuelELx3RqflenIT_wvs&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"KDQhnyqPtsCLpckcpJtknxAjrABqrtss","token_type":"Bearer","expires_in":3600,"scope":"openid profile","id_token":"eyJhbGciOiJFZERTQSIsImtpZCI6Im1NbEJJd1NiSUxiTTBSa1h6M1R1b09tVkFTRGNFc0lEIn0.eyJpYXQiOjE3OTUzNjE1OTMsInN1YiI6IkpKazVwS3lWeUhjcVpxZEFBVlRtbHRqbmhxTGN6OHh5IiwiYXVkIjoic2hvcC13ZWIiLCJub25jZSI6IldfTEJXb0pERWh3NXpPcEkta2pEMnciLCJhY3IiOiJ1cm46bWFjZTppbmNvbW1vbjppYXA6c2lsdmVyIiwiZ2l2ZW5fbmFtZSI6IlUiLCJmYW1pbHlfbmFtZSI6Ik9uZSIsIm5hbWUiOiJVIE9uZSIsInByb2ZpbGUiOm51bGwsInVwZGF0ZWRfYXQiOiIyMDI2LTExLTIyVDE1OjA0OjUyLjU1MloiLCJleHAiOjE3OTUzNjUxOTMsImlzcyI6Imh0dHBzOi8vYXV0aC5wcm9zZXdhcmUudGVzdCJ9.ch_ccEysfPleeASqHADYcjjomlO6f1Uj2ZA7qy9WWC5Q58nTxVB6UvWraO4Z6iqJcPjZU7U3ePm-UosTkaG2DA"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test
@ +30ms
GET https://auth.proseware.test/api/auth/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=8uRi5dUoJFy4iiv7OuBwkCUU&nonce=Nxgygrr45y9HApceB0G_kA&code_challenge=TUK-sWcsJBz1RzoruwxWqX5jxPFfy9hPLp6S-g1RnXg&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=r8kBvtmEgyDsSJuTNBdqm2abXvulVIcE&state=8uRi5dUoJFy4iiv7OuBwkCUU
@ +9ms
GET https://app.shop.test/callback?code=r8kBvtmEgyDsSJuTNBdqm2abXvulVIcE&state=8uRi5dUoJFy4iiv7OuBwkCUU
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth.proseware.test/api/auth/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=r8kBvtmEgyDsSJuTNBdqm2abXvulVIcE&code_verifier=6fF9-cQGWtjngGVEBSgTNevE1h33sj7310eVRqkpieQ&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"KkXxUvpMboyKVHxQtPMZufuOSUNrLYSa","token_type":"Bearer","expires_in":3600,"scope":"openid profile","id_token":"eyJhbGciOiJFZERTQSIsImtpZCI6Im1NbEJJd1NiSUxiTTBSa1h6M1R1b09tVkFTRGNFc0lEIn0.eyJpYXQiOjE3OTUzNjE1OTMsInN1YiI6IkpKazVwS3lWeUhjcVpxZEFBVlRtbHRqbmhxTGN6OHh5IiwiYXVkIjoic2hvcC13ZWIiLCJub25jZSI6Ik54Z3lncnI0NXk5SEFwY2VCMEdfa0EiLCJhY3IiOiJ1cm46bWFjZTppbmNvbW1vbjppYXA6c2lsdmVyIiwiZ2l2ZW5fbmFtZSI6IlUiLCJmYW1pbHlfbmFtZSI6Ik9uZSIsIm5hbWUiOiJVIE9uZSIsInByb2ZpbGUiOm51bGwsInVwZGF0ZWRfYXQiOiIyMDI2LTExLTIyVDE1OjA0OjUyLjU1MloiLCJleHAiOjE3OTUzNjUxOTMsImlzcyI6Imh0dHBzOi8vYXV0aC5wcm9zZXdhcmUudGVzdCJ9.MWthYgFeeb7Xl3RJ-oG_fQ5SiwB5sGqLg7nkQvt22EV4vhpvn1F5-nCf9CurmSRmWPN7H_QA3i24Fn6dhmfdDg"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test
@ +12ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound', 'sound'],
  },
  'plain, an MCP server': {
    traffic: `
@ 2026-11-22T15:33:14.389Z
GET https://mcp.tailspin.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=mcp%3Atools&state=OVdLHlSgYoGnV5lxsdN-f1qs&code_challenge=CPnY4ihQeqDwnsD5_kXL8h-PqxiIeAW2Azvlmwm3lxY&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=20e6c3ad-98b0-4738-9db6-7efc8a04ad88&state=OVdLHlSgYoGnV5lxsdN-f1qs
@ +5ms
GET https://app.shop.test/callback?code=20e6c3ad-98b0-4738-9db6-7efc8a04ad88&state=OVdLHlSgYoGnV5lxsdN-f1qs
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=20e6c3ad-98b0-4738-9db6-7efc8a04ad88&code_verifier=Lx1yf2Ym1NgSGj3ZvZLw62beRT0f5C3oaX5V4ViW05Q&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"48fa9b2d-2dc0-4b6c-87bc-3ca42f063597","token_type":"bearer","expires_in":3600,"scope":"mcp:tools"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +8ms
GET https://mcp.tailspin.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=mcp%3Atools&state=klw2ILpTt7wn4ckJ-2v6GlVV&code_challenge=BJiniC4NkmW5jjL9AImS2ZPHVYCVp_k9J1KOF3ZtNMk&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=7f075db8-a343-4f3f-9b22-44df3cb88baf&state=klw2ILpTt7wn4ckJ-2v6GlVV
@ +3ms
GET https://app.shop.test/callback?code=7f075db8-a343-4f3f-9b22-44df3cb88baf&state=klw2ILpTt7wn4ckJ-2v6GlVV
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=7f075db8-a343-4f3f-9b22-44df3cb88baf&code_verifier=xNTXPV1CeCTA3uPzvAs-FCILX7-ujxYXzDkfLg4i4f8&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"17113794-732c-49c3-9327-abc3ec720506","token_type":"bearer","expires_in":3600,"scope":"mcp:tools"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +4ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound', 'sound'],
  },
  'retry 503 then ok, an MCP server': {
    traffic: `
@ 2026-11-22T15:33:22.978Z
GET https://mcp.tailspin.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=mcp%3Atools&state=z1O6DrSOkj0U4JbjXTiTIvsr&code_challenge=7Ib0L4EPQeElWgD5RSEpcqGO3kqoUHSgA4H4Nd5E9Rk&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=f727e9ec-3735-4a11-85c0-cec328ecde3c&state=z1O6DrSOkj0U4JbjXTiTIvsr
@ +4ms
GET https://app.shop.test/callback?code=f727e9ec-3735-4a11-85c0-cec328ecde3c&state=z1O6DrSOkj0U4JbjXTiTIvsr
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=f727e9ec-3735-4a11-85c0-cec328ecde3c&code_verifier=Udi-UoZukdwBPQV9Ni1HU9vV0xbeeuUPA6LFKIA7eYY&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 503 <html><h1>503 Service Temporarily Unavailable</h1><hr>nginx</html>
< Content-Type: text/html
< Access-Control-Allow-Origin: *
@ +401ms
POST https://mcp.tailspin.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=f727e9ec-3735-4a11-85c0-cec328ecde3c&code_verifier=Udi-UoZukdwBPQV9Ni1HU9vV0xbeeuUPA6LFKIA7eYY&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"e379f404-2068-43ac-9077-4b3957a6a285","token_type":"bearer","expires_in":3600,"scope":"mcp:tools"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound'],
  },
  'retry 503 then ok, Glewlwyd': {
    traffic: `
@ 2026-11-22T15:33:22.042Z
GET https://sso.fineart.test/api/oidc/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=4sQ36vnOTCFLw_GAtwPtuCE_&nonce=4bOorMGbYMSPBrJSSSUQ9g&code_challenge=lURngCtzL9hH-s7uYUFuOe2qWqg3Wrpv_muwE1PfMNw&code_challenge_method=S256
< 302 https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3D4sQ36vnOTCFLw_GAtwPtuCE_%26nonce%3D4bOorMGbYMSPBrJSSSUQ9g%26code_challenge%3DlURngCtzL9hH-s7uYUFuOe2qWqg3Wrpv_muwE1PfMNw%26code_challenge_method%3DS256
@ +3ms
GET https://sso.fineart.test//login.html?client_id=shop-web&scope=openid+profile&callback_url=https%3A%2F%2Fsso.fineart.test%2F%2Fapi%2Foidc%2Fauth%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3D4sQ36vnOTCFLw_GAtwPtuCE_%26nonce%3D4bOorMGbYMSPBrJSSSUQ9g%26code_challenge%3DlURngCtzL9hH-s7uYUFuOe2qWqg3Wrpv_muwE1PfMNw%26code_challenge_method%3DS256
< 404
< Access-Control-Allow-Origin: *
@ +3ms
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
@ +11ms
PUT https://sso.fineart.test/api/auth/grant/shop-web/
> Origin: https://sso.fineart.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"scope":"openid profile"}
< 200
< Access-Control-Allow-Origin: *
@ +10ms
GET https://sso.fineart.test//api/oidc/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=4sQ36vnOTCFLw_GAtwPtuCE_&nonce=4bOorMGbYMSPBrJSSSUQ9g&code_challenge=lURngCtzL9hH-s7uYUFuOe2qWqg3Wrpv_muwE1PfMNw&code_challenge_method=S256&g_continue
< 302 https://app.shop.test/callback?state=4sQ36vnOTCFLw_GAtwPtuCE_&code=Me0HVKAcZKUczQ1aJc0KDcLi6WLSxNUJ
@ +10ms
GET https://app.shop.test/callback?state=4sQ36vnOTCFLw_GAtwPtuCE_&code=Me0HVKAcZKUczQ1aJc0KDcLi6WLSxNUJ
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://sso.fineart.test/api/oidc/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=Me0HVKAcZKUczQ1aJc0KDcLi6WLSxNUJ&code_verifier=WgXuywb7iGWrt2_pHGdypkT_DnFgV_DDYKSTF6caYHE&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 503 <html><h1>503 Service Temporarily Unavailable</h1><hr>nginx</html>
< Content-Type: text/html
< Access-Control-Allow-Origin: *
@ +402ms
POST https://sso.fineart.test/api/oidc/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=Me0HVKAcZKUczQ1aJc0KDcLi6WLSxNUJ&code_verifier=WgXuywb7iGWrt2_pHGdypkT_DnFgV_DDYKSTF6caYHE&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"token_type":"bearer","access_token":"eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJSUzI1NiIsImtpZCI6InJ0SGd1RHhsSW1JT3Nqc0k1X3lvM3BZRml2bVBXR0JOTFZ5N2lfRDRkN00ifQ.eyJpc3MiOiJodHRwczovL3Nzby5maW5lYXJ0LnRlc3QiLCJjbGllbnRfaWQiOiJzaG9wLXdlYiIsImF1ZCI6Im9wZW5pZCBwcm9maWxlIiwic3ViIjoiZHR0Q0F2WVRmTzZCM29iMzB2R1dLNTQ2dGlXYnFBWFAiLCJqdGkiOiJRc1BtWUtDdWx0QmhDREVlSHpKNjZUdk9MYTR1aTNiRSIsInR5cGUiOiJhY2Nlc3NfdG9rZW4iLCJpYXQiOjE3OTUzNjE2MDIsImV4cCI6MTc5NTM2NTIwMiwibmJmIjoxNzk1MzYxNjAyLCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIn0.Ewn3h-UaEgHfXc-8pet00h3yYQen_rsyl3gTWFV4yhRltAQ2djFaUo4dn7zmoR088kTOMTyn6VBCtwcrY2b3-OaCPTK54Ts5piQhM76mdB8EA24vNuELv12o-3vY3PmFMfZueS6LjV_Kfn3W--cszm0XdKzmMZ896gewBFY1dCytwhcP3Qjyje4WXkpKVv6-oXpj2DHqXjXUirLroLGhGBUWEgxp3Z_13sp2srqPwFmAVmRrV-1FSuEUg6_HllCNR0FqOdLsjWc2CZI8wYdJ6_DVlRLV_xICv7qfrqz91gEMyRXyZjcVvdnI_o0nCWFRa5buxH-_B2X0ViIHi9hkjg","refresh_token":"5JLEdcLRplmJJ4SZI8zBICikX6uqfQJBxR01QoqZ74S6rbJ1sKMzPhcwHg0b2LT8uVGflrf4LfEHLTBDyegnmYx30w5RBSrIqFG07VHsomRUmyPs6lM2ZJPviJ2r0TrT","iat":1795361602,"expires_in":3600,"scope":"openid profile","id_token":"eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6InJ0SGd1RHhsSW1JT3Nqc0k1X3lvM3BZRml2bVBXR0JOTFZ5N2lfRDRkN00ifQ.eyJzdWIiOiJkdHRDQXZZVGZPNkIzb2IzMHZHV0s1NDZ0aVdicUFYUCIsIm5hbWUiOiJVIE9uZSIsImlzcyI6Imh0dHBzOi8vc3NvLmZpbmVhcnQudGVzdCIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzY1MjAyLCJpYXQiOjE3OTUzNjE2MDIsImF1dGhfdGltZSI6MCwiYXpwIjoic2hvcC13ZWIiLCJub25jZSI6IjRiT29yTUdiWU1TUEJySlNTU1VROWciLCJhbXIiOlsicGFzc3dvcmQiXSwiYXRfaGFzaCI6ImxuTG1UNlpKajZacm1jdW83X3dtUGciLCJjX2hhc2giOiJRRmUwQXhyRE9CaWVuNXFrd2RqTHpnIn0.o1EcXBQmlaORr3YFB-5iLvYaY4RfaFN8W_D1Mll53qwNbyYKf-w3jC8GENWAIoJK9ERq4jEAeuD91jZD1C9K9gqRmnKI_1j016uoGA-24VthBaQqu1FtFcmTbKGdQqbcrKR_ijarErtrMEw9fGwm_-PY3KMyB11wifAaE_jpK4Hm7VUGoIJwVlIKcXRX5POO7fxb5bCyTvinvQAo2QpO9X0vDhiAisSzktnljC78R11_kwzamRID3tiG9d9zxVHVBglW2MykwlpbppKSWmjZtUV9aToP8xwmNYdnLNvSIyf2OURZAc-j3W8PKiyUqq2xF_cLTFBHa8HTnK2uji6wew"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound'],
  },
  'federation pkce, a broker': {
    traffic: `
@ 2026-11-22T15:33:15.859Z
GET https://fed.fabrikam.test/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=9AZp6mrdXXlRZuxtJ0ta8w9I&nonce=6iWho9kAmfr3CCmfBa17_A&code_challenge=gwuF9C7ZQV7Wyci2WGeBx-DvBHK_1FbOt1ATxbqIkEM&code_challenge_method=S256&login_hint=pkce
< 303 /interaction/rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8
@ +3ms
GET https://fed.fabrikam.test/interaction/rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8
< 302 https://accounts.wingtip.test/auth?client_id=shop-bff&response_type=code&scope=openid+profile&redirect_uri=https%3A%2F%2Ffed.fabrikam.test%2Fbroker%2Fcallback&state=rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8&nonce=d7934473-910d-46ec-828f-3d3d4fa4d41d&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
@ +2ms
GET https://accounts.wingtip.test/auth?client_id=shop-bff&response_type=code&scope=openid+profile&redirect_uri=https%3A%2F%2Ffed.fabrikam.test%2Fbroker%2Fcallback&state=rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8&nonce=d7934473-910d-46ec-828f-3d3d4fa4d41d&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 303 /interaction/65Pu0Lcm_jls0LyOFvJxZJ7ePeZnzibf1ewZQuFtfLZ
@ +14ms
GET https://accounts.wingtip.test/interaction/65Pu0Lcm_jls0LyOFvJxZJ7ePeZnzibf1ewZQuFtfLZ
< 200 <!doctype html><html><head><title>Sign in</title></head><body><form method="post" action="/interaction/65Pu0Lcm_jls0LyOFvJxZJ7ePeZnzibf1ewZQuFtfLZ"><h1>Sign in</h1><input name="username"><input type="password" name="password"><button type="submit">Sign in</button></form></body></html>
< Content-Type: text/html; charset=utf-8
@ +7ms
POST https://accounts.wingtip.test/interaction/65Pu0Lcm_jls0LyOFvJxZJ7ePeZnzibf1ewZQuFtfLZ
> Origin: https://accounts.wingtip.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 303 https://accounts.wingtip.test/auth/65Pu0Lcm_jls0LyOFvJxZJ7ePeZnzibf1ewZQuFtfLZ
@ +3ms
GET https://accounts.wingtip.test/auth/65Pu0Lcm_jls0LyOFvJxZJ7ePeZnzibf1ewZQuFtfLZ
< 303 https://fed.fabrikam.test/broker/callback?code=fvTf0lfn48IEeuR-yUC7e-rNMh61ibkN_IiFna-jwaI&state=rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8&iss=https%3A%2F%2Faccounts.wingtip.test
@ +3ms
GET https://fed.fabrikam.test/broker/callback?code=fvTf0lfn48IEeuR-yUC7e-rNMh61ibkN_IiFna-jwaI&state=rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8&iss=https%3A%2F%2Faccounts.wingtip.test
< 303 /interaction/rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8?done=1
@ +2ms
GET https://fed.fabrikam.test/interaction/rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8?done=1
< 303 https://fed.fabrikam.test/auth/rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8
@ +3ms
GET https://fed.fabrikam.test/auth/rmpCHlpc4BlQUk2G89d6HwzRKQqAm_2jiHFQ0XgGxi8
< 303 https://app.shop.test/callback?code=qhxYLHA1uWKy5D2xpzZwhm4ScHYNJ2e9dQnBdroNCKE&state=9AZp6mrdXXlRZuxtJ0ta8w9I&iss=https%3A%2F%2Ffed.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=qhxYLHA1uWKy5D2xpzZwhm4ScHYNJ2e9dQnBdroNCKE&state=9AZp6mrdXXlRZuxtJ0ta8w9I&iss=https%3A%2F%2Ffed.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://fed.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=qhxYLHA1uWKy5D2xpzZwhm4ScHYNJ2e9dQnBdroNCKE&code_verifier=7N2aHiaJqhatTj0CI-frBGgILpg3jTyRKgktCmAhiVI&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"xTHZA4yn_FfWBsBJ-j8Mew6xb7IEE6TmH7ggr1xRMaG","expires_in":600,"id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6ImRjYTAwMDk0LWNhMjctNGIwYy1hMmEyLWFkN2M3Mjc3YzQ5MiJ9.eyJzdWIiOiJ1MSIsIm5vbmNlIjoiNmlXaG85a0FtZnIzQ0NtZkJhMTdfQSIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzYyMTk1LCJpYXQiOjE3OTUzNjE1OTUsImlzcyI6Imh0dHBzOi8vZmVkLmZhYnJpa2FtLnRlc3QifQ.qv97XCADsDPdt7K1CiTgharE89wLDDxo8wtmUX9JqAczdTD2xVP4aD6TESFeJCbq4nAl57pKIRYnJTJ8J2qCMGVSwpzeS6xzbswgN2OSZSwRDn-QVMadA489hfYMHrFsZc4k8l8yEYex55I3a8Fy4FmloaDkRU2NauLG58z37E2RLSzhWGKI2PFrqMLxQDCk9NnuBrTb6qCnaHmpZ4mpes-xSjewmM4g0bQA2CEwJJY6vwbcHYJhF5Fqowb9u5dpf5a1tC0vfzqUEQ5GHeeKtZ63oTfTCfIun7FGDr-QcNyE8UlNNTDiiHlEqcXf3l8DnNwSNv_9WDkarnoCu9BgtA","refresh_token":"cNvyJw3aIeswVG9LiI1nFFuc4q1mJr29RI0QjgE4-pi","scope":"openid profile","token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound', 'incomplete'],
  },
  'federation saml, a broker': {
    traffic: `
@ 2026-11-22T15:33:15.910Z
GET https://fed.fabrikam.test/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-0QyrTRBzmcF-jMQY_k00wNG&nonce=iOtn0WhF5r6d8pPEsI6fgg&code_challenge=29p-Qp57g_mQHKSIhakQNVF9X8HqspZQuDh535WC-rA&code_challenge_method=S256&login_hint=saml
< 303 /interaction/iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp
@ +3ms
GET https://fed.fabrikam.test/interaction/iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp
< 302 https://saml.wingtip.test/sso?SAMLRequest=PHNhbWxwOkF1dGhuUmVxdWVzdC8%2B&RelayState=iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp
@ +3ms
GET https://saml.wingtip.test/sso?SAMLRequest=PHNhbWxwOkF1dGhuUmVxdWVzdC8%2B&RelayState=iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp
< 200 <form method="post" action="/sso"><input type=hidden name=RelayState value="iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp"><input name=username><input type=password name=password><button>Go</button></form>
< Content-Type: text/html
@ +1ms
POST https://saml.wingtip.test/sso
> Origin: https://saml.wingtip.test
> Content-Type: application/x-www-form-urlencoded
> RelayState=iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp&username=u1&password=pw
< 200 <form method="post" action="https://fed.fabrikam.test/broker/acs"><input type="hidden" name="SAMLResponse" value="PHNhbWxwOlJlc3BvbnNlPjxzYW1sOkFzc2VydGlvbi8-PC9zYW1scDpSZXNwb25zZT4"><input type=hidden name=RelayState value="iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp"></form>
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +1ms
GET https://fed.fabrikam.test/broker/callback?state=iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp&SAMLResponse=PHNhbWxwOlJlc3BvbnNlLz4
< 303 /interaction/iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp?done=1
@ +2ms
GET https://fed.fabrikam.test/interaction/iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp?done=1
< 303 https://fed.fabrikam.test/auth/iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp
@ +3ms
GET https://fed.fabrikam.test/auth/iDY7k06dF8lR67btpWjrWrZ2h7wCoDxCG0Jxp04B_bp
< 303 https://app.shop.test/callback?code=36EDQju4P-Lr9qDjJsqkN4YaiNYF7jkrX4xrfri3Rvg&state=-0QyrTRBzmcF-jMQY_k00wNG&iss=https%3A%2F%2Ffed.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=36EDQju4P-Lr9qDjJsqkN4YaiNYF7jkrX4xrfri3Rvg&state=-0QyrTRBzmcF-jMQY_k00wNG&iss=https%3A%2F%2Ffed.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://fed.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=36EDQju4P-Lr9qDjJsqkN4YaiNYF7jkrX4xrfri3Rvg&code_verifier=YzebLkM9Qe2CEoJLfUQU53T_6H_18qi-CaGFwjNPLKE&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"KJD2L2on1JbS2SthvVkPa7doewNK-etXwB8KG_ZLky1","expires_in":600,"id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6ImRjYTAwMDk0LWNhMjctNGIwYy1hMmEyLWFkN2M3Mjc3YzQ5MiJ9.eyJzdWIiOiJ1MSIsIm5vbmNlIjoiaU90bjBXaEY1cjZkOHBQRXNJNmZnZyIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzYyMTk1LCJpYXQiOjE3OTUzNjE1OTUsImlzcyI6Imh0dHBzOi8vZmVkLmZhYnJpa2FtLnRlc3QifQ.koEPIlJaQ7WQawLx9uy5jxhF1fmnN-PvSLBQInlPxpkoAveA_YCPh_tHrA21XwCMProQkaMz-LA0Sx6YaujZeqcadUNY3fulZw4QBzLfl40rEr68aUrRIbygIyPLphhhrpLZlTCNVQ7bGf4nGH-jIJqC-tMlTVllPJwPk0d_LCYW6E0w6my_vYyqRUNwprdxGsQdw8jMyZiUWxOY_FwI4tkZoRPM1Fl_jsfVhi4CqoHhWHJUbGHGMkmxg6hZ496JiWj0iEzT-vr0O7-Izq9xdSS7xfYkAHGipyjuVamRLQOMOKMY6mykc95dEzBFmHUw_kq7Ow8B8MiP_Qy-3FUnLQ","refresh_token":"aQQ-2e7cuXio2WoclI34SLAynFnvTDZNKLh9CHfXhTv","scope":"openid profile","token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound'],
  },
  'two tabs, LemonLDAP::NG': {
    traffic: `
@ 2026-11-22T15:33:16.487Z
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=61-93RQO5_INJjGR-Ly-sWeN&nonce=R22WI-glpUZzUsj3MNESJQ&code_challenge=4gnFiu7-WRC2Twt-zLTMwjNK3TCaVsLKJ8CkwYkxDE8&code_challenge_method=S256
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +22ms
POST https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=61-93RQO5_INJjGR-Ly-sWeN&nonce=R22WI-glpUZzUsj3MNESJQ&code_challenge=4gnFiu7-WRC2Twt-zLTMwjNK3TCaVsLKJ8CkwYkxDE8&code_challenge_method=S256
> Origin: https://auth.consolidated.test
> Content-Type: application/x-www-form-urlencoded
> url=aHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0L29hdXRoMg%3D%3D&timezone=&skin=bootstrap&user=dwho&password=pw
< 302 https://app.shop.test/callback?session_state=rlzgeEsuprOQg%2Bdmd7fXb2qZo1c2LVGXLV7Ss68WeCU%3D.dEZPWmFBRldpTUJjVnNhS01TTitmaEZwZGRMTVBIQy9XQjQ1TU9Cd0o2dkdzc2pPQ1E5cFh6dzNNZ1BUOGdBd0dER2ZEcXBCTkxlUnlWdGRaanQxL3c9PQ&state=61-93RQO5_INJjGR-Ly-sWeN&code=42a9495d08328871e2d98a809922f7ee260d682465addf2bbea7884b7f4497d2
@ +12ms
GET https://app.shop.test/callback?session_state=rlzgeEsuprOQg%2Bdmd7fXb2qZo1c2LVGXLV7Ss68WeCU%3D.dEZPWmFBRldpTUJjVnNhS01TTitmaEZwZGRMTVBIQy9XQjQ1TU9Cd0o2dkdzc2pPQ1E5cFh6dzNNZ1BUOGdBd0dER2ZEcXBCTkxlUnlWdGRaanQxL3c9PQ&state=61-93RQO5_INJjGR-Ly-sWeN&code=42a9495d08328871e2d98a809922f7ee260d682465addf2bbea7884b7f4497d2
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=6BS70oakjAwInBWZTGAt-cp3&nonce=igBfG3gT_jNKpVFWqepVQQ&code_challenge=LbpqmnPOe2bGhkExsqrGuE6URpYHMTjh4LoMfD-sojM&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=454e99afcf660df5e26f5ccfacd810b3e79be56afaae4acf3d0ba636d0769c2c&session_state=Rm2GNIZWOVZW3h8%2F9EJbgVvHd27wXj0CLWYSNM8zWto%3D.d0FIR0xzdktKdGllTFZUK2ZHb29YWFFPcDJmZUdmVExzaUNMYk1ZWUxJN3BJYkxOQUdNUmdCWUUrYUN4ejlvbFNiUW1aZ0VYZ25EaUVDS0tDYTNzekE9PQ&state=6BS70oakjAwInBWZTGAt-cp3
@ +6ms
GET https://app.shop.test/callback?code=454e99afcf660df5e26f5ccfacd810b3e79be56afaae4acf3d0ba636d0769c2c&session_state=Rm2GNIZWOVZW3h8%2F9EJbgVvHd27wXj0CLWYSNM8zWto%3D.d0FIR0xzdktKdGllTFZUK2ZHb29YWFFPcDJmZUdmVExzaUNMYk1ZWUxJN3BJYkxOQUdNUmdCWUUrYUN4ejlvbFNiUW1aZ0VYZ25EaUVDS0tDYTNzekE9PQ&state=6BS70oakjAwInBWZTGAt-cp3
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=454e99afcf660df5e26f5ccfacd810b3e79be56afaae4acf3d0ba636d0769c2c&code_verifier=jwGJscfkF65cDW9r1wIVXTMxgBPe09_FFEg823L_vLE&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"expires_in":3600,"id_token":"eyJ0eXAiOiJKV1QiLCJraWQiOiJrMSIsImFsZyI6IlJTMjU2In0.eyJhY3IiOiJsb2EtMiIsInN1YiI6ImR3aG8iLCJhdXRoX3RpbWUiOjE3OTUzNjE1OTYsImF1ZCI6WyJzaG9wLXdlYiJdLCJhenAiOiJzaG9wLXdlYiIsImlzcyI6Imh0dHBzOi8vYXV0aC5jb25zb2xpZGF0ZWQudGVzdCIsImF0X2hhc2giOiJUYWhPQ3BPLWRTVVQ0WEZsUDRwQmRBIiwibm9uY2UiOiJpZ0JmRzNnVF9qTktwVkZXcWVwVlFRIiwiaWF0IjoxNzk1MzYxNTk2LCJleHAiOjE3OTUzNjUxOTZ9.LkflcypO_5QQWDqFQfDktY5nuNxbwVRKlhTCir3NsAbkbFJj-2oBcWk0J6NMYiVcoukDYg1yRiluYGAaXbmD0aYITzMAjGF3diIngbJVW3k8qWhqnyITTvEOnxZJXOo2vwfdQDmYRvwGhfHQVca2qeXNWp9XIRlOgEQY4Zi3TF7vp__izayvaMo373dEpNDH3lMfKnhnqxqtjGLoddY1eXFPhZ214m7lmGPMANLX1bHy40WJsZ5nrGsqV-SfVp1EME2jRNmiIYRlHh-XuoZ7k-TKvTMFh8mx8tSlNA68ShKYuJ9WZSEOIadhblRSo-d-AgOz_DwsC-0gF-bJ_oLcgw","refresh_token":"3b11616f59ca8724b26faddd020dc1600c4267b792bc869dfe6df9965016359d","access_token":"a388a5199d7337de1ec395c1b67012d4b1cbebd7a50f44b3cbba446b9fcb9104","token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +8ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=42a9495d08328871e2d98a809922f7ee260d682465addf2bbea7884b7f4497d2&code_verifier=CxaAKt5klLzmL4h_HKOVOcdYK8hRpMknOCRUQJKbHKI&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"expires_in":3600,"refresh_token":"1cb190c422e9d289c9232164403d5595c38b9a4bfa0833a0c951a0ac3f6b3fc6","id_token":"eyJ0eXAiOiJKV1QiLCJraWQiOiJrMSIsImFsZyI6IlJTMjU2In0.eyJhdWQiOlsic2hvcC13ZWIiXSwiYXV0aF90aW1lIjoxNzk1MzYxNTk2LCJhY3IiOiJsb2EtMiIsInN1YiI6ImR3aG8iLCJub25jZSI6IlIyMldJLWdscFVaelVzajNNTkVTSlEiLCJleHAiOjE3OTUzNjUxOTYsImlhdCI6MTc5NTM2MTU5NiwiaXNzIjoiaHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0IiwiYXpwIjoic2hvcC13ZWIiLCJhdF9oYXNoIjoiSXk5WTVjT0dUenpYYUN4dVBIcFBtZyJ9.Sr8A0gbPF_bLxw9Sx1rSU7NfbzI7mMt3ko89YEXBBgo4VXwo3lCHp83A_xHpr1tyWUsrWtEZV64ysVk8XW2nnAzf3viHEQq25PWJbkW3ZeZpBOlzdAvfTix9mesEgvLUn3G2EwjU95gwH3_TBYSLuHwCJiqdrlitM8KTpanP1Cv-HXEBbsVo-OAkdwygtVOv92Y0fC34519MJerHqLckZKFf4qEx2lUQlAFmfljSP_Tyc-iH1GLeBWRJ-YB8aFJdB564upFFHRB1gQL6Tr0taQbw6tRIn0dmMHMjnziicnQ4uvXhBPoM2kqxK9aANRFpAB_yaUwBNEj33aJMsy_VMQ","token_type":"Bearer","access_token":"f51870831525f42e5a01f1518c96ae7a372aefb4defcc9fa26a9dad331b3f3ae"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound', 'sound'],
  },
  'two servers, a12n-server': {
    traffic: `
@ 2026-11-22T15:33:18.187Z
GET https://id.graphic.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-WVJxyXW7La9FPVsKGW5-1Ug&nonce=Ma-zzoiFF5hAv7XtoIR0YA&code_challenge=mP2M0vLz75-zOZ7ozTQAbETDWRDsNjy9frzEHzqxnk8&code_challenge_method=S256
< 302 /login?continue=%2Fauthorize%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3D-WVJxyXW7La9FPVsKGW5-1Ug%26nonce%3DMa-zzoiFF5hAv7XtoIR0YA%26code_challenge%3DmP2M0vLz75-zOZ7ozTQAbETDWRDsNjy9frzEHzqxnk8%26code_challenge_method%3DS256
@ +5ms
GET https://id.graphic.test/login?continue=%2Fauthorize%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3D-WVJxyXW7La9FPVsKGW5-1Ug%26nonce%3DMa-zzoiFF5hAv7XtoIR0YA%26code_challenge%3DmP2M0vLz75-zOZ7ozTQAbETDWRDsNjy9frzEHzqxnk8%26code_challenge_method%3DS256
< 200 <!DOCTYPE html> <html> <head> <title>a12n-server </title> <meta charset="utf-8" /> <link rel="stylesheet" href="/_hal-browser/assets/themes/lfo/main.css" type="text/css" /> <link rel="stylesheet" href="/assets/form.css" type="text/css" /> </head> <body> <header> <div class="logo"> <img src="/_hal-browser/assets/curveball-logo.svg" alt="a12n-server" /> </div> <h1>Login</h1> </header> <form action="
< Content-Type: text/html
@ +11ms
POST https://id.graphic.test/login
> Origin: https://id.graphic.test
> Content-Type: application/x-www-form-urlencoded
> userName=u1%40example.test&password=pw&continue=%2Fauthorize%3Fclient_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26response_type%3Dcode%26scope%3Dopenid%2Bprofile%26state%3D-WVJxyXW7La9FPVsKGW5-1Ug%26nonce%3DMa-zzoiFF5hAv7XtoIR0YA%26code_challenge%3DmP2M0vLz75-zOZ7ozTQAbETDWRDsNjy9frzEHzqxnk8%26code_challenge_method%3DS256
< 303 /authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-WVJxyXW7La9FPVsKGW5-1Ug&nonce=Ma-zzoiFF5hAv7XtoIR0YA&code_challenge=mP2M0vLz75-zOZ7ozTQAbETDWRDsNjy9frzEHzqxnk8&code_challenge_method=S256
@ +11ms
GET https://id.graphic.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=-WVJxyXW7La9FPVsKGW5-1Ug&nonce=Ma-zzoiFF5hAv7XtoIR0YA&code_challenge=mP2M0vLz75-zOZ7ozTQAbETDWRDsNjy9frzEHzqxnk8&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=aco18HbzkBX4d1G-NT0GOng2mfaiucWiL2BqHA2z36o&state=-WVJxyXW7La9FPVsKGW5-1Ug
@ +11ms
GET https://app.shop.test/callback?code=aco18HbzkBX4d1G-NT0GOng2mfaiucWiL2BqHA2z36o&state=-WVJxyXW7La9FPVsKGW5-1Ug
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://id.graphic.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=aco18HbzkBX4d1G-NT0GOng2mfaiucWiL2BqHA2z36o&code_verifier=CTEfgRrjVH0n74CrY07hlPlYTCWnqBrUVfuSjlt6mbU&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 { "access_token": "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzY29wZSI6Im9wZW5pZCBwcm9maWxlIiwiY2xpZW50X2lkIjoic2hvcC13ZWIiLCJpYXQiOjE3OTUzNjE1OTgsImlzcyI6Imh0dHBzOi8vaWQuZ3JhcGhpYy50ZXN0IiwiYXVkIjoiL2FwcC9leHQyIiwic3ViIjoiL3VzZXIvZXh0MSIsImV4cCI6MTc5NTM2MjE5OCwianRpIjoiblJ1b0hXdmV1WWdPZjlkY3JKV3ppeUJYUno4a1JHc2lhQVJYYnFURzZvOCJ9.c2uIlil7G6Z3TR_WiOiWdrtfhcVidm0HexpAMtDpiUlznKmowj5EbaaBjWeJkAmmWIrBtl1mhq7DOGSN7Md8PDSm2tY0HU84204HroBlGpYgBsH5DEgp5Cxpssn2MRBnXv52pFBP0x1H2hZ-TC2p7ZyJYt76PhLwFDmrKIVma90Qpth0989Mtaux8PGda6Z3KrSzJZCYBZ1rWzkKW3whFB-mkN6cfO_QXiwF52axnkX_sSOLvdSuvnF-wiSkcGHWljyF0bEACVw6ncTlTat9eQvqHFWSTKzkOg3SGvun0fvHmjaAGel56Dja5HjfBezdU82G0fmhiZHeTyApNRKC2A", "token_type": "bearer", "expires_in": 600, "refresh_token": "41GwDpwZo9apw8Mxueqn1If3EsSOA7aaAtWc2D4E0A0", "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIvdXNlci9leHQxIiwibmFtZSI6IlUgT25lIiwidXBkYXRlZF9hdCI6MTc5NTM2MDEwNiwiZW1haWwiOiJ1MUBleGFtcGxlLnRlc3QiLCJlbWFpbF92ZXJpZmllZCI6dHJ1ZSwibm9uY2UiOiJNYS16em9pRkY1aEF2N1h0b0lSMFlBIiwiYXV0aF90aW1lIjoxNzk1MzYxNTk4LCJpYXQiOjE3OTUzNjE1OTgsImlzcyI6Imh0dHBzOi8vaWQuZ3JhcGhpYy50ZXN0IiwiYXVkIjoic2hvcC13ZWIiLCJleHAiOjE3OTUzOTc1OTh9.OPHGXi6pI6x-py2_8c85-vi_8YAWHosXGUIlid9KXHCj-7wvld_yIX5L6Gm04-WjfsrzH7SLO8zg4TzrCz0YnKi8xBCkHMP9NzhNvKb0IJcFNhgT3xMLQkVn8Qtr9HcazBmXXK1yAvtixqUmm9LRHYlzpERd-2tn1p9eMIVEGqXHeLGa15NnG1NDw5a4t57H2jNBfICdwRexR6J4qb0K-IeigaPsDt-5D7B9osR72AIpjxnBCJTV0OhoircJyJ4hIaxAG3HTOgG50HxOUsI0hBEDhoWT9Nf8nhhuZxZkv_7Cmj2Y66S04buyfloDNlP68Mt4sUxZcLFltvKNSu4_Cw" }
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test
@ +12ms
GET https://login.fabrikam.test/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=vUyyg9PcMEqPuXVp_aNt76yY&nonce=PlceAd6h88gfMql4JbLJeA&code_challenge=C8BLqPm7ClJR95oJexwUjvxLm8xv_xUegWuNI80aJPc&code_challenge_method=S256
< 303 /interaction/zZbr540UiGIBrO53CPBzhmXBF1UThdwN7w8pGAHTBAC
@ +3ms
GET https://login.fabrikam.test/interaction/zZbr540UiGIBrO53CPBzhmXBF1UThdwN7w8pGAHTBAC
< 200 <!doctype html><html><head><title>Sign in</title></head><body><form method="post" action="/interaction/zZbr540UiGIBrO53CPBzhmXBF1UThdwN7w8pGAHTBAC"><h1>Sign in</h1><input name="username"><input type="password" name="password"><button type="submit">Sign in</button></form></body></html>
< Content-Type: text/html; charset=utf-8
@ +8ms
POST https://login.fabrikam.test/interaction/zZbr540UiGIBrO53CPBzhmXBF1UThdwN7w8pGAHTBAC
> Origin: https://login.fabrikam.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 303 https://login.fabrikam.test/auth/zZbr540UiGIBrO53CPBzhmXBF1UThdwN7w8pGAHTBAC
@ +2ms
GET https://login.fabrikam.test/auth/zZbr540UiGIBrO53CPBzhmXBF1UThdwN7w8pGAHTBAC
< 303 https://app.shop.test/callback?code=Zn_paT2g85zOZFo-YbSOn4qRbisAOrIA0k-Tjp8hTXC&state=vUyyg9PcMEqPuXVp_aNt76yY&iss=https%3A%2F%2Flogin.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=Zn_paT2g85zOZFo-YbSOn4qRbisAOrIA0k-Tjp8hTXC&state=vUyyg9PcMEqPuXVp_aNt76yY&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=Zn_paT2g85zOZFo-YbSOn4qRbisAOrIA0k-Tjp8hTXC&code_verifier=A7_u5K5trZJudzYm9s6qFBnSDijAksRBUN6ZqH0DC8A&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"e4-Xkt7Atj8w0jHcSwYYhQWjgjYJigxbpaRsS_NJKvI","expires_in":600,"id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6IjM5ODEwZmNmLTI2NDMtNDU1Yy05YmRmLTExZTNlODk0NWM2ZiJ9.eyJzdWIiOiJ1MSIsIm5vbmNlIjoiUGxjZUFkNmg4OGdmTXFsNEpiTEplQSIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzYyMTk4LCJpYXQiOjE3OTUzNjE1OTgsImlzcyI6Imh0dHBzOi8vbG9naW4uZmFicmlrYW0udGVzdCJ9.LWRi_d5LhykvYK2RCBt9Icr5L5gWb6C_DETIwq5O-SVCdOZuQpGH3kSJ3E6ODIu3ZRVd8sv3Hfin5UHAwSqijFo668ZqlnmWHh5tKdFtK0h6uf9bo_84zQuU5UqPDLL5u8r4iwUZuio3ifH8wA16PtwtgTnLQxtbPZBVZWLRUqRKvecxMuhntCRC1ZSUmY5aIsjbRgHXuI1tT0Aup3eanBf1HBT1N-W5f81Y6X6QQRq2oOhr-3dCyemQhHkWjgePXpgqLncdeINoYg6ZxNFxLvrzelTnee4H53H8ZkM8k_SsfwlxUc22iMA8Nb5qq-50so8JtkL5zYMJhWPiltySgQ","refresh_token":"B35TnC8Hc82gJ6gWJ4_3Vai8glZCdaxroLcJlIdCiL2","scope":"openid profile","token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound', 'sound'],
  },
  'not oauth widgets, node-oidc-provider': {
    traffic: `
@ 2026-11-22T15:33:24.149Z
GET https://accounts.google.com/gsi/iframe/select?client_id=123.apps.googleusercontent.com&auto_select=false&ux_mode=popup&ui_mode=card&as=x&channel_id=y&origin=https%3A%2F%2Fapp.shop.test
< 200 <html></html>
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +1ms
GET https://accounts.google.com/gsi/status?client_id=123.apps.googleusercontent.com&as=x
> Origin: https://app.shop.test
> Sec-Fetch-Mode: cors
< 200 {"sso":null}
< Content-Type: application/json
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +1ms
GET https://www.facebook.com/x/oauth/status?client_id=99&input_token&origin=1&redirect_uri=https%3A%2F%2Fapp.shop.test%2F&sdk=joey&wants_cookie_data=true
< 200 <html></html>
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +1ms
POST https://m.stripe.com/6
> Origin: https://app.shop.test
> Sec-Fetch-Mode: cors
> JTdC
< 200 {"muid":"x"}
< Content-Type: application/json
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +1ms
GET https://login.fabrikam.test/auth?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=1cqyiaPtrUEKdzZLJKKGt8xy&nonce=bFY8lq3m6hlMZ7Y32k33Ag&code_challenge=rEJm8kGmcOSVuH1neSefzFK0TQs2dpTCWOBWFQqK99I&code_challenge_method=S256
< 303 /interaction/77pJAbD71WhR18Z37x4m43C_zJet6UKWHo0vDFo5qCv
@ +3ms
GET https://login.fabrikam.test/interaction/77pJAbD71WhR18Z37x4m43C_zJet6UKWHo0vDFo5qCv
< 200 <!doctype html><html><head><title>Sign in</title></head><body><form method="post" action="/interaction/77pJAbD71WhR18Z37x4m43C_zJet6UKWHo0vDFo5qCv"><h1>Sign in</h1><input name="username"><input type="password" name="password"><button type="submit">Sign in</button></form></body></html>
< Content-Type: text/html; charset=utf-8
@ +9ms
POST https://login.fabrikam.test/interaction/77pJAbD71WhR18Z37x4m43C_zJet6UKWHo0vDFo5qCv
> Origin: https://login.fabrikam.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 303 https://login.fabrikam.test/auth/77pJAbD71WhR18Z37x4m43C_zJet6UKWHo0vDFo5qCv
@ +3ms
GET https://login.fabrikam.test/auth/77pJAbD71WhR18Z37x4m43C_zJet6UKWHo0vDFo5qCv
< 303 https://app.shop.test/callback?code=IqqAkja5-6mm_LiaDl9PiPXqK5ZR097VO5WPaE2F7km&state=1cqyiaPtrUEKdzZLJKKGt8xy&iss=https%3A%2F%2Flogin.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=IqqAkja5-6mm_LiaDl9PiPXqK5ZR097VO5WPaE2F7km&state=1cqyiaPtrUEKdzZLJKKGt8xy&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +4ms
POST https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=IqqAkja5-6mm_LiaDl9PiPXqK5ZR097VO5WPaE2F7km&code_verifier=3WiIEprTpFfBCvJ0vaUqWLO_HRZNRGSMNukX2v7j4nU&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"WPaCVBRlMGR7g0jOpwM2np_0TsTwCiVcc2uFb1gv_i0","expires_in":600,"id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6IjM5ODEwZmNmLTI2NDMtNDU1Yy05YmRmLTExZTNlODk0NWM2ZiJ9.eyJzdWIiOiJ1MSIsIm5vbmNlIjoiYkZZOGxxM202aGxNWjdZMzJrMzNBZyIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzYyMjA0LCJpYXQiOjE3OTUzNjE2MDQsImlzcyI6Imh0dHBzOi8vbG9naW4uZmFicmlrYW0udGVzdCJ9.X88nDMQvCNrfcW3JaL0qRXc_hYrfxzzztAOQc6LGk7mNaSFVrXbNdu7Hf_s1H40nWZFNZcp8sKVV_y7EjS1rHZ0vdoG5OkzRkiQ28-VK32vOcaSQ5ft9GL6iODwEY7bGlIQ1lpkx3_C2yv8CW2blMdZKtRirGg0ZaJeJ7CEUmt0THMplT8Qpla-FODgYwXL4q9d7ipJdwNCBmllhGPACdnNoD9iPVvUz69GYUBL5tVLa_r9wi4anko47ffQsyjZWknkGmcZbMytX7FaQWiXNPBlAFPxOVvXbxNOu_EVr1dP__4ZvN1j94z_ogzwmesmhnyNL-aU1R0OhTDRXr6cNxQ","refresh_token":"6vkV6qA0Jd5K6K1BGjO7b5SXADb0RFvHCssZpqwCHLe","scope":"openid profile","token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound'],
  },
  'par, op-par': {
    traffic: `
@ 2026-11-22T15:33:18.531Z
POST https://par.fabrikam.test/request
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=ROeBznG1SowYFMfA0Q3xja8R&nonce=E27ScChsQw8CB8GwDVeDMw&code_challenge=baMf_B2b40yRmZqfOpSRps1F9u8NNhyrLa_psKRQa34&code_challenge_method=S256
< 201 {"expires_in":60,"request_uri":"urn:ietf:params:oauth:request_uri:4CwUQ72YDq3bkhWsgWy6VM_Do0jTE0_rcUiCTRh8viH"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +4ms
GET https://par.fabrikam.test/auth?client_id=shop-web&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A4CwUQ72YDq3bkhWsgWy6VM_Do0jTE0_rcUiCTRh8viH
< 303 /interaction/PpXdo6_EeQpa5I0TV32NJzk1ekRiV8PepkJwNyS9xp5
@ +4ms
GET https://par.fabrikam.test/interaction/PpXdo6_EeQpa5I0TV32NJzk1ekRiV8PepkJwNyS9xp5
< 303 https://par.fabrikam.test/auth/PpXdo6_EeQpa5I0TV32NJzk1ekRiV8PepkJwNyS9xp5
@ +3ms
GET https://par.fabrikam.test/auth/PpXdo6_EeQpa5I0TV32NJzk1ekRiV8PepkJwNyS9xp5
< 303 https://app.shop.test/callback?code=1KlZBpGOIi6FV4g3eyqRJHSdsS-mrEnhYCublLeaPhA&state=ROeBznG1SowYFMfA0Q3xja8R&iss=https%3A%2F%2Fpar.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=1KlZBpGOIi6FV4g3eyqRJHSdsS-mrEnhYCublLeaPhA&state=ROeBznG1SowYFMfA0Q3xja8R&iss=https%3A%2F%2Fpar.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://par.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=1KlZBpGOIi6FV4g3eyqRJHSdsS-mrEnhYCublLeaPhA&code_verifier=3WMptfDzw9jCgRJ1HExlz9TlMpV2KTq5o06u50XQI8w&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"FMxgBOL_MAj9FUXiRuAXxoql6_tcxDXwV7Pqxg8P-P8","expires_in":600,"id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6IjE3YWIxMDJmLWE2OWQtNDRhOS04MTQ5LTRlNmNhM2VjYTYzNCJ9.eyJzdWIiOiJ1MSIsIm5vbmNlIjoiRTI3U2NDaHNRdzhDQjhHd0RWZURNdyIsImF1ZCI6InNob3Atd2ViIiwiZXhwIjoxNzk1MzYyMTk4LCJpYXQiOjE3OTUzNjE1OTgsImlzcyI6Imh0dHBzOi8vcGFyLmZhYnJpa2FtLnRlc3QifQ.FmCYPg4r1U6237ItyHHJJ48s4HA-VGu_6aPu6Q_3MeujBVtYyvdsbHr99PaWWqS4ckv-2qXQupstpm2gaFlHL35KMes_bmOpWICLUhqYbXiSb7ulmX1jIxAjqBGjDJCieSVdj6h4RhoQ08sxFibka6_M9yxB0c8JviLXY1R2eSUL69of5UjhmLayFI_Rymxk222Cpyhy6JZoToSAn9kZIpq6E43V2WUIRcLJuQrqY-MxkL-H9NNQClAU2nzpBsGdfwIY1IRmxVQJKp_u1nxWUmNsg2OuttYx1P68OzkxsuiCiszuF3yvaNhEXJmz54vEgrWGgHkLiPTz9EeyIySDHw","refresh_token":"_v1XzyKw7V-G7hp6U9b9oWWr-PfMIa8F41GJzLrk5I7","scope":"openid profile","token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    flows: ['sound'],
  },
  'silent renew, LemonLDAP::NG': {
    traffic: `
@ 2026-11-22T15:33:15.218Z
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=Kd5u357n1wFiz5nftDvSF9R1&nonce=cdbVS7AovYTTCn1GDto-Fg&code_challenge=KztU09W94bpP5gPUxm5OECsjYOskvZ1txB7d2n3_YCw&code_challenge_method=S256
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +21ms
POST https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=Kd5u357n1wFiz5nftDvSF9R1&nonce=cdbVS7AovYTTCn1GDto-Fg&code_challenge=KztU09W94bpP5gPUxm5OECsjYOskvZ1txB7d2n3_YCw&code_challenge_method=S256
> Origin: https://auth.consolidated.test
> Content-Type: application/x-www-form-urlencoded
> url=aHR0cHM6Ly9hdXRoLmNvbnNvbGlkYXRlZC50ZXN0L29hdXRoMg%3D%3D&timezone=&skin=bootstrap&user=dwho&password=pw
< 302 https://app.shop.test/callback?session_state=yLuHoTFKOPxN0IcLOwr6QQIkvysjw20BE2TU6nwtt2I%3D.VjFuSEM5MVlockNId1diVUJWK1VPTDhsMmIwb2lsVlA3RUhNaW1lZGFZZ2ZWbk5IYzNMTi94ZGx1bEhNN2xGNWZRTmFGb3IyNkYwS2swV01jN1RRdFE9PQ&state=Kd5u357n1wFiz5nftDvSF9R1&code=d3f5c7dc0312a4f44b85e8f781f1cca079538f0ba6f47b4530f050f1a7eb5a77
@ +9ms
GET https://app.shop.test/callback?session_state=yLuHoTFKOPxN0IcLOwr6QQIkvysjw20BE2TU6nwtt2I%3D.VjFuSEM5MVlockNId1diVUJWK1VPTDhsMmIwb2lsVlA3RUhNaW1lZGFZZ2ZWbk5IYzNMTi94ZGx1bEhNN2xGNWZRTmFGb3IyNkYwS2swV01jN1RRdFE9PQ&state=Kd5u357n1wFiz5nftDvSF9R1&code=d3f5c7dc0312a4f44b85e8f781f1cca079538f0ba6f47b4530f050f1a7eb5a77
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://auth.consolidated.test/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=d3f5c7dc0312a4f44b85e8f781f1cca079538f0ba6f47b4530f050f1a7eb5a77&code_verifier=plnY_PktSkz-5nnDTpfpClfu87ttkzybjMGCkg1G9Xg&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"token_type":"Bearer","access_token":"6e66b0b95fa881a7e752ac169ec429a18b3cc8724bde83481337152c92931c21","refresh_token":"d002bd81f4482956b7762512fea5a41896fad49d0d759e536c60515f0b5d81a6","id_token":"eyJ0eXAiOiJKV1QiLCJraWQiOiJrMSIsImFsZyI6IlJTMjU2In0.eyJpYXQiOjE3OTUzNjE1OTUsImV4cCI6MTc5NTM2NTE5NSwibm9uY2UiOiJjZGJWUzdBb3ZZVFRDbjFHRHRvLUZnIiwiYXRfaGFzaCI6InJiTFh2X0ozQkxCbXNvSEJYUW82a3ciLCJhenAiOiJzaG9wLXdlYiIsImlzcyI6Imh0dHBzOi8vYXV0aC5jb25zb2xpZGF0ZWQudGVzdCIsImF1dGhfdGltZSI6MTc5NTM2MTU5NSwiYXVkIjpbInNob3Atd2ViIl0sInN1YiI6ImR3aG8iLCJhY3IiOiJsb2EtMiJ9.HhX3sJiTdEPRtDVhsAOVfSKnZJqz0TaEGWHHN-LnJn_kRcTMVEDnlnzJE7DENyTshUhJ6lnwZuM62grG_xWc9b6i7ruoyujsHegTR045-W9nKzCBZsurEO9F04pFwah3J8SpLtNTLQtJWwtNxtxRF15o4Axfua1lWXyJ6r6Oc79y7ao4c7q6SmUG4iYCTESROsLmngO_2SudQb3lOJa-G1jSh6sWtXlZBNwXFY-dcwslCVf0as50eGwd52u8xDqaPywJPj0lwii7VY_pUSFqVCJiha-UM1hjKkS1LUpDWJFsH9IhhWh-3rvqfUxwIuqKcWV9GP4eP_e-wnAURdUjNg","expires_in":3600}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +8ms
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fsilent.html&response_type=code&scope=openid+profile&state=MWhmNns0zr86BY3CfFiWugN6&nonce=R1rHjPxVpY-09zB-URujPA&code_challenge=uCNUl9-tm5MEcmGn--kav3x9VMVXaUvA4efion8k4v8&code_challenge_method=S256&prompt=none
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *
@ +13ms
GET https://auth.consolidated.test/oauth2/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fsilent.html&response_type=code&scope=openid+profile&state=LKgk-54KApXQqpyskFEkUlj5&nonce=OCe66yYNvwp5fP2wUfs_fA&code_challenge=8iIxq4l8Svo0OX3D_PazHx86z6gJkyIr9FiDmQcuag8&code_challenge_method=S256&prompt=none
< 200 <!DOCTYPE html> <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"> <head> <title trspan="authPortal">Authentication portal</title> <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /> <meta http-equiv="Content-Script-Type" content="text/javascript" /> <meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" /> <meta http-equiv="Pragma" conten
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *`,
    flows: ['sound', 'incomplete', 'incomplete'],
  },
  "reload of callback, Auth0's old login page": {
    traffic: `
@ 2026-11-22T15:33:17.735Z
GET https://auth0.relecloud.test/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&response_type=code&scope=openid+profile&state=JyGPodMALDkQS3o6u37D-VOY&nonce=5V5vRFjXDi370N9U4zqtwQ&code_challenge=xDbvdYQU3nWUfzUY1jKx4gZJGQs-ebKxzCtrWdZWExY&code_challenge_method=S256
< 302 /login?state=JyGPodMALDkQS3o6u37D-VOY&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=5V5vRFjXDi370N9U4zqtwQ&code_challenge=xDbvdYQU3nWUfzUY1jKx4gZJGQs-ebKxzCtrWdZWExY&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
@ +9ms
GET https://auth0.relecloud.test/login?state=JyGPodMALDkQS3o6u37D-VOY&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client=shop-web&protocol=oauth2&scope=openid%20profile&response_type=code&response_mode=&nonce=5V5vRFjXDi370N9U4zqtwQ&code_challenge=xDbvdYQU3nWUfzUY1jKx4gZJGQs-ebKxzCtrWdZWExY&code_challenge_method=S256&auth0Client=&audience=https%3A%2F%2Fapi.shop.test%2F
< 200 <html lang="en"> <head> <meta charset="UTF-8" /> <meta name="viewport" content="width=device-width, initial-scale=1.0" /> <link href="https://unpkg.com/tailwindcss@^2/dist/tailwind.min.css" rel="stylesheet" /> </head> <title>login</title> <body> <main class="min-h-screen flex items-center justify-center bg-white py-12 px-4 sm:px-6 lg:px-8" > <div class="max-w-md w-full space-y-8"> <div class="flex
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: *
@ +12ms
POST https://auth0.relecloud.test/usernamepassword/login
> Origin: https://auth0.relecloud.test
> Content-Type: application/json
> Sec-Fetch-Mode: cors
> {"client_id":"shop-web","redirect_uri":"https://app.shop.test/callback","tenant":"relecloud","response_type":"code","scope":"openid profile","audience":"https://api.shop.test/","state":"JyGPodMALDkQS3o6u37D-VOY","nonce":"5V5vRFjXDi370N9U4zqtwQ","connection":"Username-Password-Authentication","username":"u1@example.test","password":"pw"}
< 200 <form method="post" name="hiddenform" action="/login/callback" > <input type="hidden" name="wa" value="wsignin1.0" /> <input type="hidden" name="wresult" value="eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1c2VyX2lkIjoiNjA1MzhjYWQ2YWI5ODQwMDY5OWIxZDZhIiwiZW1haWwiOiJpbXJhbi5zdWxlbWFuamlAcmVzaWRlby5jb20iLCJlbWFpbF92ZXJpZmllZCI6ZmFsc2UsInNpZCI6Im5zSHZTQ0lYT2NGSUZINUIyRzdVdUFEWDVQTlR4cmRPIiwiaWF0IjoxNjE2MT
< Content-Type: text/html; charset=utf-8
< Access-Control-Allow-Origin: https://auth0.relecloud.test
@ +11ms
POST https://auth0.relecloud.test/login/callback
> Origin: https://auth0.relecloud.test
> Content-Type: application/x-www-form-urlencoded
> wa=wsignin1.0&wresult=x&wctx=%7B%22strategy%22%3A%22auth0%22%2C%22tenant%22%3A%22relecloud%22%2C%22connection%22%3A%22Username-Password-Authentication%22%2C%22client_id%22%3A%22shop-web%22%2C%22response_type%22%3A%22code%22%2C%22scope%22%3A%22openid+profile%22%2C%22redirect_uri%22%3A%22https%3A%2F%2Fapp.shop.test%2Fcallback%22%2C%22state%22%3A%22JyGPodMALDkQS3o6u37D-VOY%22%2C%22nonce%22%3A%225V5vRFjXDi370N9U4zqtwQ%22%2C%22audience%22%3A%22https%3A%2F%2Fapi.shop.test%2F%22%2C%22realm%22%3A%22Username-Password-Authentication%22%7D
< 302 https://app.shop.test/callback?code=NVY1dlJGalhEaTM3ME45VTR6cXR3UTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=JyGPodMALDkQS3o6u37D-VOY&nonce=5V5vRFjXDi370N9U4zqtwQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
@ +7ms
GET https://app.shop.test/callback?code=NVY1dlJGalhEaTM3ME45VTR6cXR3UTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=JyGPodMALDkQS3o6u37D-VOY&nonce=5V5vRFjXDi370N9U4zqtwQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://auth0.relecloud.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=NVY1dlJGalhEaTM3ME45VTR6cXR3UTp1MUBleGFtcGxlLnRlc3Q&code_verifier=AXR4o5T-tjPFvnyf6b1D6N-DNo7EOjwY5TJjSAqXi9I&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJpc3MiOiJodHRwczovL2F1dGgwLnJlbGVjbG91ZC50ZXN0LyIsImV4cCI6MTc5ODk2MTU5NywiaWF0IjoxNzk1MzYxNTk3LCJhdWQiOiJodHRwczovL2FwaS5zaG9wLnRlc3QvIiwiZ3R5IjoiYXV0aG9yaXphdGlvbl9jb2RlIiwic2NvcGUiOiJvcGVuaWQgcHJvZmlsZSBlbWFpbCBvZmZsaW5lX2FjY2VzcyIsInN1YiI6InUxIiwiZW1haWwiOiJ1MUBleGFtcGxlLnRlc3QifQ.e1OJBnzC4dZZ3K4wF-Mq4jke9WOnaNEOvpDaU5CPRLpGP6PaB4v9IQECzzY6Q02mCl66CO5WnILvVZtaA4PLsMHm3tzV3zST4Fl_9rRsv8casTIqbrNOba8Y9-DEuJTmoXU95XVLt3CGEN4vycMsEFHGClDH8ZD8FnTYN7ySwsr75rNKf-cvaQIey_-imV7T07iiFkemH1alvHGNbTcjgskb7oOKg12eTcMT5m7vwhYrKaaU9IYFtRSPaPkTDAPA2Af_fumaoxtwyP7nOLo54doQ_EeNy2cnEU7rsEED3-5TAUk2EvfQ14JkxzP3oukRVXJeE9ey5DMxP5uRMe2XXg","id_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJuYW1lIjoiVSBPbmUiLCJlbWFpbCI6InUxQGV4YW1wbGUudGVzdCIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlLCJ1c2VyX2lkIjoidTEiLCJwaWN0dXJlIjoiaHR0cHM6Ly9jZG4uanNkZWxpdnIubmV0L2doL2Zha2VyLWpzL2Fzc2V0cy1wZXJzb24tcG9ydHJhaXQvZmVtYWxlLzUxMi81MC5qcGciLCJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImlzcyI6Imh0dHBzOi8vYXV0aDAucmVsZWNsb3VkLnRlc3QvIiwiZXhwIjoxNzk4OTYxNTk3LCJpYXQiOjE3OTUzNjE1OTcsImF1ZCI6InNob3Atd2ViIiwic3ViIjoidTEiLCJub25jZSI6IjVWNXZSRmpYRGkzNzBOOVU0enF0d1EifQ.GMNWJ_7SfiFabbQOkOOym1R15TBa6tc85nYx_EPC6-X3woEL0KHIgl_hBO3Ic88ywhKSpNJxg3mFa9kHIFaQo_jjTaWXLqRZ9RXoGzqEhDvxi4-MunC8Jg6gjESinXbbOCS8KEYgkBOX21Q5CeIHrbkouBl31Py-3_5dNm9o-lSbAaHpujib_9y7MTgNc1Fx3osXgaf58s0Tpe18Ft2eixecqU5tktFIRzc3cok2VNkPwRdOVY-OC_P2t0Hd4NzFMRQjMz26hQ6vywdpuxJEG6AnK6mB7TiWdMPBu2hKz6mSquXIolQv-HT4H6wqsoYMfegIPL3qdvTsSL_bvWCjXg","refresh_token":"eyJleHAiOjE3OTg5NjE1OTcsImlhdCI6MTc5NTM2MTU5Nywicm90YXRpb25zIjowLCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIGVtYWlsIG9mZmxpbmVfYWNjZXNzIiwidXNlciI6eyJpZCI6InUxIn0sIm5vbmNlIjoiNVY1dlJGalhEaTM3ME45VTR6cXR3USJ9","expires_in":86400,"token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +9ms
GET https://app.shop.test/callback?code=NVY1dlJGalhEaTM3ME45VTR6cXR3UTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=JyGPodMALDkQS3o6u37D-VOY&nonce=5V5vRFjXDi370N9U4zqtwQ&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound'],
  },
  'loopback, op-native': {
    traffic: `
@ 2026-11-22T15:33:21.251Z
GET https://login.fourthcoffee.test/auth?client_id=shop-native&redirect_uri=http%3A%2F%2F127.0.0.1%3A33418%2Fcallback&response_type=code&scope=openid+profile&state=lk14bo5sWyfs6ndIjMlSeCYB&nonce=JXVuBq8WgVKvX0piZn63zQ&code_challenge=mGdhEoGvMXj4StJin0dWkXWyHeRyp9Rl0HQu6KUDu0Y&code_challenge_method=S256
< 303 /interaction/CenmfbAGeLfb2T-JWNFvB_cJWeh0ph1F8S6WcW5iDWQ
@ +5ms
GET https://login.fourthcoffee.test/interaction/CenmfbAGeLfb2T-JWNFvB_cJWeh0ph1F8S6WcW5iDWQ
< 200 <!doctype html><html><head><title>Sign in</title></head><body><form method="post" action="/interaction/CenmfbAGeLfb2T-JWNFvB_cJWeh0ph1F8S6WcW5iDWQ"><h1>Sign in</h1><input name="username"><input type="password" name="password"><button type="submit">Sign in</button></form></body></html>
< Content-Type: text/html; charset=utf-8
@ +7ms
POST https://login.fourthcoffee.test/interaction/CenmfbAGeLfb2T-JWNFvB_cJWeh0ph1F8S6WcW5iDWQ
> Origin: https://login.fourthcoffee.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 303 https://login.fourthcoffee.test/auth/CenmfbAGeLfb2T-JWNFvB_cJWeh0ph1F8S6WcW5iDWQ
@ +3ms
GET https://login.fourthcoffee.test/auth/CenmfbAGeLfb2T-JWNFvB_cJWeh0ph1F8S6WcW5iDWQ
< 303 http://127.0.0.1:33418/callback?code=Si5-I-F6jzvuWa7Ke_iZGEY5HFI268WG9JMjafd7bwH&state=lk14bo5sWyfs6ndIjMlSeCYB&iss=https%3A%2F%2Flogin.fourthcoffee.test
@ +3ms
GET http://127.0.0.1:33418/callback?code=Si5-I-F6jzvuWa7Ke_iZGEY5HFI268WG9JMjafd7bwH&state=lk14bo5sWyfs6ndIjMlSeCYB&iss=https%3A%2F%2Flogin.fourthcoffee.test
< 200 <html><body>You may close this window.</body></html>
< Content-Type: text/html
< Access-Control-Allow-Origin: *
< Access-Control-Allow-Headers: *`,
    flows: ['incomplete'],
  },
  "from callback, Auth0's old login page": {
    traffic: `
@ 2026-11-22T15:33:19.164Z
GET https://app.shop.test/callback?code=NTdDN2JyQkxJR05fREJ3Qmc2RVpqQTp1MUBleGFtcGxlLnRlc3Q&strategy=auth0&tenant=relecloud&connection=Username-Password-Authentication&client_id=shop-web&response_type=code&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&state=YA-zX1jsM9RfCrJ8tF8WEQ2Z&nonce=57C7brBLIGN_DBwBg6EZjA&audience=https%3A%2F%2Fapi.shop.test%2F&realm=Username-Password-Authentication
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +2ms
POST https://auth0.relecloud.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&client_id=shop-web&code=NTdDN2JyQkxJR05fREJ3Qmc2RVpqQTp1MUBleGFtcGxlLnRlc3Q&code_verifier=3nZjGXbR1MsF7z9CKliUl1UJINPFwgryPBZMIvsE35U&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback
< 200 {"access_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJpc3MiOiJodHRwczovL2F1dGgwLnJlbGVjbG91ZC50ZXN0LyIsImV4cCI6MTc5ODk2MTU5OSwiaWF0IjoxNzk1MzYxNTk5LCJhdWQiOiJodHRwczovL2FwaS5zaG9wLnRlc3QvIiwiZ3R5IjoiYXV0aG9yaXphdGlvbl9jb2RlIiwic2NvcGUiOiJvcGVuaWQgcHJvZmlsZSBlbWFpbCBvZmZsaW5lX2FjY2VzcyIsInN1YiI6InUxIiwiZW1haWwiOiJ1MUBleGFtcGxlLnRlc3QifQ.GAVrakAqSZvvdDhar65GL40D63KslXQEeLqMjx-VwjZeVAy7ZJjry1etmQ9t5fP-AtsNEdepgBfVahWWdfd2PHsC1nPf5j-37fTqIp-Ej5sYurycORe7z4frnUG9LY8Y1949TzhwI4DMk2BNdAxNBIk8avpBN7hB-nkhalFbaZ4lJBxq576DcYzDiETgRuEQY1y2lwBw4Ws2isaINEEqup67miPYAzhdbhqdSy2I9Ah-FLembdSZcKIJu6G0JGHQKw25uABvSua9ZYk9x6N3aH1bqmNlEP-n8cP7MOvYNipSlQmyHHnBAXILYZg4OhjKNkDzrS3n75dw6xLPu_T7HA","id_token":"eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Ik5rUkdRakk1TjBSQk5VVXdNVFl3T0VNeFFVVkdRa0pCUVRKQk9EQkdOVEUyTURBNU5ETTVSQSJ9.eyJuYW1lIjoiVSBPbmUiLCJlbWFpbCI6InUxQGV4YW1wbGUudGVzdCIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlLCJ1c2VyX2lkIjoidTEiLCJwaWN0dXJlIjoiaHR0cHM6Ly9jZG4uanNkZWxpdnIubmV0L2doL2Zha2VyLWpzL2Fzc2V0cy1wZXJzb24tcG9ydHJhaXQvZmVtYWxlLzUxMi81MC5qcGciLCJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImlzcyI6Imh0dHBzOi8vYXV0aDAucmVsZWNsb3VkLnRlc3QvIiwiZXhwIjoxNzk4OTYxNTk5LCJpYXQiOjE3OTUzNjE1OTksImF1ZCI6InNob3Atd2ViIiwic3ViIjoidTEiLCJub25jZSI6IjU3QzdickJMSUdOX0RCd0JnNkVaakEifQ.aT7CjAwmkitZvUZA7K00I9FZ1kqaBdgxF6o38WoiiavkFikzaMcADnI8FrmmPwbZBDvnwo9nIiEXbhQdAfUIG_7oQqP0-gYY38UFMqXppstRwAQmQG-V5_mFWFXd1pOp0j6WAQCIVJ0GzDcaz4-BE8XVMWEDiVfGor1_n3preMMabwSaEeMeifSIktPokAF1JNi3ZBGECWDKjOqODiSohzX5bA9YL5wlz2e1AQ9krzKyHQb9i6jLLkxsotqjOd6-awWUXEKPNAun7MdLSQ4fBxwgg8Xs9DlzxeYnMAZFk97iyMNxbVfvbOe36U_TGAN3y7d805MqB1Uhw6wCCMaAig","refresh_token":"eyJleHAiOjE3OTg5NjE1OTksImlhdCI6MTc5NTM2MTU5OSwicm90YXRpb25zIjowLCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIGVtYWlsIG9mZmxpbmVfYWNjZXNzIiwidXNlciI6eyJpZCI6InUxIn0sIm5vbmNlIjoiNTdDN2JyQkxJR05fREJ3Qmc2RVpqQSJ9","expires_in":86400,"token_type":"Bearer"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test
@ +13ms
OPTIONS https://api.shop.test/v1/me
> Origin: https://app.shop.test
> Access-Control-Request-Method: GET
> Access-Control-Request-Headers: authorization
> Sec-Fetch-Mode: cors
< 0 net::ERR_NAME_NOT_RESOLVED
@ +1ms
GET https://api.shop.test/v1/me
< 0 net::ERR_FAILED`,
    flows: ['sound'],
  },
};
