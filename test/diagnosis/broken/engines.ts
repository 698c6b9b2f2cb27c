import type { Cases } from './case.ts';

/** What real servers answered to one slip each, recorded against the servers themselves; hosts, people and secrets are made up. */
export const engineCases: Cases = {
  'no client_id, at oauth2orize, which answers with a plain 401': {
    traffic: `
GET https://id.contoso.test/dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=HZh0ug5IkaIejw650jvgoL6O&code_challenge=OxSKFqWbm18IFoN0mu1EtgvEioV4YK4CnSLOeUt77ec&code_challenge_method=S256
< 302 /login
@ +15ms
POST https://id.contoso.test/login
> Origin: https://id.contoso.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=HZh0ug5IkaIejw650jvgoL6O&code_challenge=OxSKFqWbm18IFoN0mu1EtgvEioV4YK4CnSLOeUt77ec&code_challenge_method=S256
@ +51ms
GET https://id.contoso.test/dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=HZh0ug5IkaIejw650jvgoL6O&code_challenge=OxSKFqWbm18IFoN0mu1EtgvEioV4YK4CnSLOeUt77ec&code_challenge_method=S256
< 200 <!doctype html><title>Allow</title><form action="/dialog/authorize/decision" method="post"><input name="transaction_id" type="hidden" value="wSeFp0iK"><p>Allow shop-web?</p><button type="submit" name="allow" value="Allow">Allow</button></form>
< Content-Type: text/html; charset=utf-8
@ +36ms
POST https://id.contoso.test/dialog/authorize/decision
> Origin: https://id.contoso.test
> Content-Type: application/x-www-form-urlencoded
> transaction_id=wSeFp0iK&allow=Allow
< 302 https://app.shop.test/callback?code=d85c2f31993c5aac5048f8c084e6900d&state=HZh0ug5IkaIejw650jvgoL6O
@ +77ms
GET https://app.shop.test/callback?code=d85c2f31993c5aac5048f8c084e6900d&state=HZh0ug5IkaIejw650jvgoL6O
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +13ms
POST https://id.contoso.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=d85c2f31993c5aac5048f8c084e6900d&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&code_verifier=L55DXddDvKeYiWr-PAPdC7TAgwuF2u4dyNdGO-Ytwvk
< 401 Unauthorized
< Content-Type: text/html; charset=utf-8
< Www-Authenticate: Basic realm="Users"
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'client-id-missing-in-token-request',
    says: /no client_id|neither client_id/,
  },
  'the redirect URI is not registered, at Doorkeeper, whose error page has status 200': {
    traffic: `
GET https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fauth%2Fcb&scope=openid+profile&state=ZQ0p2-2oxtr2fvzZtTownxPS&code_challenge=axLoWF29jzKKDOiYLD60K6CWgRhswROwiVxZ61VTWNM&code_challenge_method=S256
< 302 https://git.woodgrove.test/login
@ +281ms
GET https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fauth%2Fcb&scope=openid+profile&state=ZQ0p2-2oxtr2fvzZtTownxPS&code_challenge=axLoWF29jzKKDOiYLD60K6CWgRhswROwiVxZ61VTWNM&code_challenge_method=S256
< 200 <!DOCTYPE html> <html> <head> <title>OAuth authorization required</title> <meta charset="utf-8"> <meta http-equiv="X-UA-Compatible" content="IE=edge"> <meta name="viewport" content="width=device-width, initial-scale=1.0"> <link rel="stylesheet" media="screen" href="/stylesheets/doorkeeper/application.css" /> </head> <body> <div id="container"> <div class="border-bottom mb-4"> <h1>An error has occurred</h1> </div> <main role="main"> <pre>The requested redirect uri is malformed or doesn&#39;t match client redirect URI.</pre> </main> </div> </body> </html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'authz-error-page',
    says: /redirect URI: “https:\/\/app\.shop\.test\/auth\/cb” is not registered/,
  },
  'an unknown client, at Doorkeeper': {
    traffic: `
GET https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-vweb&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=VUaPh8BKORPGIwFB0BCUoQUf&code_challenge=ik5FVe8rfmhR7dhHyPi-kyJmkw0h_eB47D2Wk7X9sYE&code_challenge_method=S256
< 302 https://git.woodgrove.test/login
@ +196ms
POST https://git.woodgrove.test/login
> Origin: https://git.woodgrove.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-vweb&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=VUaPh8BKORPGIwFB0BCUoQUf&code_challenge=ik5FVe8rfmhR7dhHyPi-kyJmkw0h_eB47D2Wk7X9sYE&code_challenge_method=S256
@ +71ms
GET https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-vweb&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=VUaPh8BKORPGIwFB0BCUoQUf&code_challenge=ik5FVe8rfmhR7dhHyPi-kyJmkw0h_eB47D2Wk7X9sYE&code_challenge_method=S256
< 200 <!DOCTYPE html> <html> <head> <title>OAuth authorization required</title> <meta charset="utf-8"> <meta http-equiv="X-UA-Compatible" content="IE=edge"> <meta name="viewport" content="width=device-width, initial-scale=1.0"> <link rel="stylesheet" media="screen" href="/stylesheets/doorkeeper/application.css" /> </head> <body> <div id="container"> <div class="border-bottom mb-4"> <h1>An error has occurred</h1> </div> <main role="main"> <pre>Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.</pre> </main> </div> </body> </html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'authz-error-page',
    says: /client “shop-vweb”/,
  },
  'the refresh grant with a code, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=iM_675_GVd2Clrqh6XPEOR5S&nonce=5rYYkU-J9eOrJCkGvWt9rw&code_challenge=lE5yeO3aWd_Eh8wiiCl_MuHSF4uL5otG6Qi6_QO7zA8&code_challenge_method=S256
< 303 /interaction/m-wWCKrlualCw4dnZl0mWFOorHVJn_IFrmo6RGJYOV_
@ +197ms
GET https://login.fabrikam.test/auth/m-wWCKrlualCw4dnZl0mWFOorHVJn_IFrmo6RGJYOV_
< 303 https://app.shop.test/callback?code=hMKsfGzZZuxMIlDeHcPCo_kJTHuwIXob1MWk-W5XxdF&state=iM_675_GVd2Clrqh6XPEOR5S&iss=https%3A%2F%2Flogin.fabrikam.test
@ +245ms
GET https://app.shop.test/callback?code=hMKsfGzZZuxMIlDeHcPCo_kJTHuwIXob1MWk-W5XxdF&state=iM_675_GVd2Clrqh6XPEOR5S&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +82ms
POST https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=refresh_token&code=hMKsfGzZZuxMIlDeHcPCo_kJTHuwIXob1MWk-W5XxdF&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=VGPOx-VQkPFh1-7jYbxrKhlzd7RrSLORdhilfhqAwIM
< 400 {"error":"invalid_request","error_description":"missing required parameter 'refresh_token'"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'grant-type-missing',
    says: /“refresh_token”.*carries an authorization code/,
  },
  'the client credentials grant with a code, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=-UAL2XQpnDeNM_MRmgopnFLO&nonce=u0smB_PSSQLrefgM2XkZaA&code_challenge=iR_O3VBjTIxvH2M66blprpy_D_f-XCQf63NxcMZLDb4&code_challenge_method=S256
< 303 /interaction/DlKmiMsiOO5cKSKia1tH51uWOgskhXNEX52INKepIRK
@ +21ms
GET https://login.fabrikam.test/auth/DlKmiMsiOO5cKSKia1tH51uWOgskhXNEX52INKepIRK
< 303 https://app.shop.test/callback?code=rb4XAj0pphxqa68bXQ7Wz-m2JaeDND-UJSrZYlIWF9H&state=-UAL2XQpnDeNM_MRmgopnFLO&iss=https%3A%2F%2Flogin.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=rb4XAj0pphxqa68bXQ7Wz-m2JaeDND-UJSrZYlIWF9H&state=-UAL2XQpnDeNM_MRmgopnFLO&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +8ms
POST https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=client_credentials&code=rb4XAj0pphxqa68bXQ7Wz-m2JaeDND-UJSrZYlIWF9H&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=wjwijjQlF2pHuUdpZpyXg5QCG9bZ_EQtDq6jlUzbqUE
< 400 {"error":"unsupported_grant_type","error_description":"unsupported grant_type requested"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'grant-type-missing',
    says: /“client_credentials”.*carries an authorization code/,
  },
  'grant_type=code, at node-oauth2-server': {
    traffic: `
GET https://accounts.northwind.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=5w5SoDAUvC1ayWBnJyaKGw27&code_challenge=bjgv625p9FTBy3cUNNXvpCFwcsjupd60EXaPrlc58cg&code_challenge_method=S256
< 302 /login?next=%2Foauth%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D5w5SoDAUvC1ayWBnJyaKGw27%26code_challenge%3Dbjgv625p9FTBy3cUNNXvpCFwcsjupd60EXaPrlc58cg%26code_challenge_method%3DS256
@ +6ms
POST https://accounts.northwind.test/login?next=%2Foauth%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D5w5SoDAUvC1ayWBnJyaKGw27%26code_challenge%3Dbjgv625p9FTBy3cUNNXvpCFwcsjupd60EXaPrlc58cg%26code_challenge_method%3DS256
> Origin: https://accounts.northwind.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=5w5SoDAUvC1ayWBnJyaKGw27&code_challenge=bjgv625p9FTBy3cUNNXvpCFwcsjupd60EXaPrlc58cg&code_challenge_method=S256
@ +3ms
GET https://accounts.northwind.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=5w5SoDAUvC1ayWBnJyaKGw27&code_challenge=bjgv625p9FTBy3cUNNXvpCFwcsjupd60EXaPrlc58cg&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=ed088a991534c5eaefa1b1727c1c64aa61422d08e4785def265bd413a26fcf7b&state=5w5SoDAUvC1ayWBnJyaKGw27
@ +2ms
GET https://app.shop.test/callback?code=ed088a991534c5eaefa1b1727c1c64aa61422d08e4785def265bd413a26fcf7b&state=5w5SoDAUvC1ayWBnJyaKGw27
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://accounts.northwind.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=code&code=ed088a991534c5eaefa1b1727c1c64aa61422d08e4785def265bd413a26fcf7b&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=8hyJOibfHfgdbbVYNpjk18OME7vRSzooj1VSwgvCEf4
< 400 {"error":"invalid_client","error_description":"Invalid client: cannot retrieve client credentials"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'grant-type-missing',
    says: /“code”; “authorization_code” was probably meant/,
  },
  'an empty body, at Django OAuth Toolkit': {
    traffic: `
GET https://portal.adventure.test/o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=MX9GKlVJkSZgXxBSl9-W_Hlr&nonce=H2p1Bnsffs9q9RFbcjfucA&code_challenge=DrmAkmsX93JLfk6WYDa-PXDFpFQrvyP8lLq6uQQDITk&code_challenge_method=S256
< 302 /login/?next=/o/authorize/%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DMX9GKlVJkSZgXxBSl9-W_Hlr%26nonce%3DH2p1Bnsffs9q9RFbcjfucA%26code_challenge%3DDrmAkmsX93JLfk6WYDa-PXDFpFQrvyP8lLq6uQQDITk%26code_challenge_method%3DS256
@ +51ms
POST https://portal.adventure.test/login/?next=/o/authorize/%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DMX9GKlVJkSZgXxBSl9-W_Hlr%26nonce%3DH2p1Bnsffs9q9RFbcjfucA%26code_challenge%3DDrmAkmsX93JLfk6WYDa-PXDFpFQrvyP8lLq6uQQDITk%26code_challenge_method%3DS256
> Origin: https://portal.adventure.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=MX9GKlVJkSZgXxBSl9-W_Hlr&nonce=H2p1Bnsffs9q9RFbcjfucA&code_challenge=DrmAkmsX93JLfk6WYDa-PXDFpFQrvyP8lLq6uQQDITk&code_challenge_method=S256
@ +152ms
GET https://portal.adventure.test/o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=MX9GKlVJkSZgXxBSl9-W_Hlr&nonce=H2p1Bnsffs9q9RFbcjfucA&code_challenge=DrmAkmsX93JLfk6WYDa-PXDFpFQrvyP8lLq6uQQDITk&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=NnxpJPQLqNngbKZ1jPasOntg2Qi5qx&state=MX9GKlVJkSZgXxBSl9-W_Hlr
@ +201ms
GET https://app.shop.test/callback?code=NnxpJPQLqNngbKZ1jPasOntg2Qi5qx&state=MX9GKlVJkSZgXxBSl9-W_Hlr
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +34ms
POST https://portal.adventure.test/o/token/
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
< 400 {"error": "unsupported_grant_type"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'grant-type-missing',
    says: /body is empty/,
  },
  'a body that was encoded twice, at a mock server': {
    traffic: `
GET https://mock.litware.test/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=OQkCnRC4VJ7PS95ALwZEDo08&nonce=A8bvju6Li8_GLWD73svPZw&code_challenge=jir0r2mTZZES3XXqhykZGPQCvJOcjKRrXNQdQkoqfHA&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=719f4278-8132-4f40-85da-6de863897ff2&state=OQkCnRC4VJ7PS95ALwZEDo08
@ +33ms
GET https://app.shop.test/callback?code=719f4278-8132-4f40-85da-6de863897ff2&state=OQkCnRC4VJ7PS95ALwZEDo08
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +20ms
POST https://mock.litware.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type%3Dauthorization_code%26code%3D719f4278-8132-4f40-85da-6de863897ff2%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26client_id%3Dshop-web%26code_verifier%3DVulZPELo3oOYLQ-SsOX8HJFqiHAXj3b3hmJQnzVfveE
< 400 {"error":"invalid_request","error_description":"Invalid 'grant_type' type"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'grant-type-missing',
    says: /percent-encoded once more/,
  },
  'response_type=authorization_code, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=authorization_code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=Qalter2DtuQBhkVIyas1wwFh&nonce=dsySrvGvkFykBrM2xwR21A&code_challenge=AQd1-uv84KwNK0LDr1YFCWF5w6-b0sp2aJ9vtCoMgG0&code_challenge_method=S256
< 303 https://app.shop.test/callback?error=unsupported_response_type&error_description=unsupported+response_type+requested&state=Qalter2DtuQBhkVIyas1wwFh&iss=https%3A%2F%2Flogin.fabrikam.test
@ +4ms
GET https://app.shop.test/callback?error=unsupported_response_type&error_description=unsupported+response_type+requested&state=Qalter2DtuQBhkVIyas1wwFh&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'authz-response-type-missing',
    says: /“authorization_code”/,
  },
  'commas in the scope, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid%2Cprofile%2Cemail&state=5IxZGwUKTu8vf6lSBm2_jAf1&nonce=VCMlqcj6_cOPiQuNunICXg&code_challenge=N5FnN_u0_eMFpc84S_0piqhAt0qbyxtGseBtBvYNZzg&code_challenge_method=S256
< 303 https://app.shop.test/callback?error=invalid_request&error_description=openid+scope+must+be+requested+when+using+the+nonce+parameter&state=5IxZGwUKTu8vf6lSBm2_jAf1&iss=https%3A%2F%2Flogin.fabrikam.test
@ +17ms
GET https://app.shop.test/callback?error=invalid_request&error_description=openid+scope+must+be+requested+when+using+the+nonce+parameter&state=5IxZGwUKTu8vf6lSBm2_jAf1&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'scope-malformed',
    says: /separated by “,”/,
  },
  'an empty scope, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=&state=SwnmegkyI6mdFKHGCbyYNs4m&nonce=P1RhyBTatRL7RpRnzwVdwQ&code_challenge=YnaCK3eTPZJz9-4gonwLvL9BsWpSBxelclgzLI5wWcI&code_challenge_method=S256
< 303 https://app.shop.test/callback?error=invalid_request&error_description=openid+scope+must+be+requested+when+using+the+nonce+parameter&state=SwnmegkyI6mdFKHGCbyYNs4m&iss=https%3A%2F%2Flogin.fabrikam.test
@ +32ms
GET https://app.shop.test/callback?error=invalid_request&error_description=openid+scope+must+be+requested+when+using+the+nonce+parameter&state=SwnmegkyI6mdFKHGCbyYNs4m&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'openid-scope-missing',
    says: /scope, which is empty/,
  },
  'iss of another site and no metadata, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=mb8aJr49UnspFDg-xY7-G3z3&nonce=kO-nEKcvO4syxNKiwq1rNA&code_challenge=4kJXdM4kap_HTK9YWRCyW07dAehseTSGzk9AVIpjIKk&code_challenge_method=S256
< 303 /interaction/lMbsr_n_SexG_wm7HkWL1oiUOiLKrZDpIxIQ5j90kwL
@ +31ms
GET https://login.fabrikam.test/auth/lMbsr_n_SexG_wm7HkWL1oiUOiLKrZDpIxIQ5j90kwL
< 303 https://app.shop.test/callback?code=s4KxLdVkFqivks_xIrU0sG5StvfqIu5m2DTv-k7z45N&state=mb8aJr49UnspFDg-xY7-G3z3&iss=https%3A%2F%2Fevil.example.test
@ +13ms
GET https://app.shop.test/callback?code=s4KxLdVkFqivks_xIrU0sG5StvfqIu5m2DTv-k7z45N&state=mb8aJr49UnspFDg-xY7-G3z3&iss=https%3A%2F%2Fevil.example.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'iss-mismatch',
    says: /evil\.example\.test/,
  },
  'an unknown scope on an error page in JSON, at ts-oauth2-server': {
    traffic: `
GET https://sso.tailspin.test/api/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+billing%3Aread&state=XlZ5FPJ64aR3i6dMap3jVelr&code_challenge=ZQN62GnvBGol59MjUOiUzlinq1MmzeJyBZW-9F23YD0&code_challenge_method=S256
< 400 {"status":400,"message":"The requested scope is invalid, unknown, or malformed: Check the \`billing:read\` scope(s)","error":"invalid_scope","error_description":"Check the \`billing:read\` scope(s)"}
< Content-Type: application/json; charset=utf-8`,
    cause: 'authz-error-page',
    says: /scope “openid billing:read”/,
  },
  'no redirect_uri, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-web&scope=openid+profile&state=iY8ivyZpHzXpJcSPfbwsik6a&nonce=vV__kh2DWbpdkw3pfdsH_Q&code_challenge=V6m7F0RMuq1GpAPVh1STjwIxIMkfnnaiyyQnDJmZVQw&code_challenge_method=S256
< 400 <!DOCTYPE html> <html> <head> <meta http-equiv="X-UA-Compatible" content="IE=edge"> <meta charset="utf-8"> <title>oops! something went wrong</title> <meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no"> <style> @import url(https://fonts.googleapis.com/css?family=Roboto:400,100);h1{font-weight:100;text-align:center;font-size:2.3em}body{font-family:Roboto,sans-serif;margin-top:25px;margin-bottom:25px}.container{padding:0 40px 10px;width:274px;background-color:#F7F7F7;margin:0 auto 10px;border-radius:2px;box-shadow:0 2px 2px rgba(0,0,0,.3);overflow:hidden}pre{white-space:pre-wrap;white-space:-moz-pre-wrap;white-space:-pre-wrap;white-space:-o-pre-wrap;word-wrap:break-word;margin:0 0 0 1em;text-indent:-1em} </style> </head> <body> <div class="container"> <h1>oops! something went wrong</h1> <pre><strong>error</strong>: invalid_request</pre><pre><strong>error_description</strong>: missing required parameter &#39;redirect_uri&#39;</pre><pre><strong>state</strong>: iY8ivyZpHzXpJcSPfbwsik6a</pre><pre><strong>iss</strong>: https://login.fabrikam.test</pre> </div> </body> </html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'authz-redirect-uri-missing',
    says: /no redirect_uri/,
  },
  'the method in small letters, refused at the token endpoint of oauth2orize': {
    traffic: `
GET https://id.contoso.test/dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=ozaNd28FEpBbOTuGVEiKdrqo&code_challenge=pRRhV63tWASRyFMzt4bJ2KvO6FjiOGiCjc_p-izmvdM&code_challenge_method=s256
< 302 /login
@ +17ms
POST https://id.contoso.test/login
> Origin: https://id.contoso.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=ozaNd28FEpBbOTuGVEiKdrqo&code_challenge=pRRhV63tWASRyFMzt4bJ2KvO6FjiOGiCjc_p-izmvdM&code_challenge_method=s256
@ +12ms
GET https://id.contoso.test/dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=ozaNd28FEpBbOTuGVEiKdrqo&code_challenge=pRRhV63tWASRyFMzt4bJ2KvO6FjiOGiCjc_p-izmvdM&code_challenge_method=s256
< 200 <!doctype html><title>Allow</title><form action="/dialog/authorize/decision" method="post"><input name="transaction_id" type="hidden" value="E8RlWZBk"><p>Allow shop-web?</p><button type="submit" name="allow" value="Allow">Allow</button></form>
< Content-Type: text/html; charset=utf-8
@ +8ms
POST https://id.contoso.test/dialog/authorize/decision
> Origin: https://id.contoso.test
> Content-Type: application/x-www-form-urlencoded
> transaction_id=E8RlWZBk&allow=Allow
< 302 https://app.shop.test/callback?code=6238348f69ef763ad4cc43e045477ec5&state=ozaNd28FEpBbOTuGVEiKdrqo
@ +4ms
GET https://app.shop.test/callback?code=6238348f69ef763ad4cc43e045477ec5&state=ozaNd28FEpBbOTuGVEiKdrqo
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +12ms
POST https://id.contoso.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=6238348f69ef763ad4cc43e045477ec5&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=SD_SnYN7CxIGTMgktrRLt-AIB4c9Ne3SiEMyeDAnj-s
< 403 {"error":"invalid_grant","error_description":"Invalid authorization code"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'challenge-method-unknown',
    says: /s256/,
  },
  'a wrong secret by HTTP Basic, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-bff&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=sm8LXeuysV5xqnfQUGvryMhd&nonce=rBFQwDjS1nBqImmhmZ__qw&code_challenge=2lrhMAP5UmqwHF3QElZ_W4TV-hAiw6yzUiJIPJ-wzfY&code_challenge_method=S256
< 303 /interaction/EPoz6d-8aoBkHSphbaZ6jW5tncNZcD3O7YTWCgioVDj
@ +27ms
GET https://login.fabrikam.test/auth/EPoz6d-8aoBkHSphbaZ6jW5tncNZcD3O7YTWCgioVDj
< 303 https://app.shop.test/callback?code=w9kWTsFCoSmFp2JMyyh4YfGejJ901TROz5rwEWgXTZ1&state=sm8LXeuysV5xqnfQUGvryMhd&iss=https%3A%2F%2Flogin.fabrikam.test
@ +13ms
GET https://app.shop.test/callback?code=w9kWTsFCoSmFp2JMyyh4YfGejJ901TROz5rwEWgXTZ1&state=sm8LXeuysV5xqnfQUGvryMhd&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +9ms
OPTIONS https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Access-Control-Request-Method: POST
> Access-Control-Request-Headers: authorization
< 204
< Access-Control-Allow-Origin: https://app.shop.test
< Access-Control-Allow-Headers: authorization
@ +7ms
POST https://login.fabrikam.test/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Authorization: Basic c2hvcC1iZmY6d3Jvbmctc2VjcmV0
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=w9kWTsFCoSmFp2JMyyh4YfGejJ901TROz5rwEWgXTZ1&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&code_verifier=o2c8abRg3c-4Lc7WRoS3O8iHlPqfd8CibupDDZHoSx0
< 401 {"error":"invalid_client","error_description":"client authentication failed"}
< Content-Type: application/json; charset=utf-8
< Www-Authenticate: Basic realm="https://login.fabrikam.test", error="invalid_client", error_description="client authentication failed"
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'client-secret-wrong',
    says: /server refused (?:it|them)/,
    also: ['client-secret-in-browser'],
  },
  'base64 of the verifier hashed, at Django OAuth Toolkit': {
    traffic: `
GET https://portal.adventure.test/o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=6mHoL2es_oaE5Emg42xKdSsR&nonce=1jizlaRqQgOobT1DWG3KNQ&code_challenge=zcANOELo0QZ4yggJLLPoXTuIAkQnlL1RE5wJc6i1scE&code_challenge_method=S256
< 302 /login/?next=/o/authorize/%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D6mHoL2es_oaE5Emg42xKdSsR%26nonce%3D1jizlaRqQgOobT1DWG3KNQ%26code_challenge%3DzcANOELo0QZ4yggJLLPoXTuIAkQnlL1RE5wJc6i1scE%26code_challenge_method%3DS256
@ +22ms
POST https://portal.adventure.test/login/?next=/o/authorize/%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3D6mHoL2es_oaE5Emg42xKdSsR%26nonce%3D1jizlaRqQgOobT1DWG3KNQ%26code_challenge%3DzcANOELo0QZ4yggJLLPoXTuIAkQnlL1RE5wJc6i1scE%26code_challenge_method%3DS256
> Origin: https://portal.adventure.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=6mHoL2es_oaE5Emg42xKdSsR&nonce=1jizlaRqQgOobT1DWG3KNQ&code_challenge=zcANOELo0QZ4yggJLLPoXTuIAkQnlL1RE5wJc6i1scE&code_challenge_method=S256
@ +110ms
GET https://portal.adventure.test/o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=6mHoL2es_oaE5Emg42xKdSsR&nonce=1jizlaRqQgOobT1DWG3KNQ&code_challenge=zcANOELo0QZ4yggJLLPoXTuIAkQnlL1RE5wJc6i1scE&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=ede8cF2SJR6YuHN0bkdKBSXUUx7xuc&state=6mHoL2es_oaE5Emg42xKdSsR
@ +48ms
GET https://app.shop.test/callback?code=ede8cF2SJR6YuHN0bkdKBSXUUx7xuc&state=6mHoL2es_oaE5Emg42xKdSsR
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +70ms
POST https://portal.adventure.test/o/token/
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=ede8cF2SJR6YuHN0bkdKBSXUUx7xuc&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=sjiys7gwbQ8ExbWiUbjOp9Rnh8N1vNE8m_QXmC5vawQ
< 400 {"error": "invalid_grant"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'challenge-mismatch',
    says: /base64-encoded once more before it was hashed/,
  },
  'the first character of the challenge lost, at Django OAuth Toolkit': {
    traffic: `
GET https://portal.adventure.test/o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=A_mZs2J5xvkDGNjF_KPSdBvf&nonce=aUGiPDcYLox8vlsDMOYZbw&code_challenge=IuOcWXjQ0qlhdEjeXJHtCb8htWVefUT_yWJARd6dWM&code_challenge_method=S256
< 302 /login/?next=/o/authorize/%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DA_mZs2J5xvkDGNjF_KPSdBvf%26nonce%3DaUGiPDcYLox8vlsDMOYZbw%26code_challenge%3DIuOcWXjQ0qlhdEjeXJHtCb8htWVefUT_yWJARd6dWM%26code_challenge_method%3DS256
@ +77ms
POST https://portal.adventure.test/login/?next=/o/authorize/%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DA_mZs2J5xvkDGNjF_KPSdBvf%26nonce%3DaUGiPDcYLox8vlsDMOYZbw%26code_challenge%3DIuOcWXjQ0qlhdEjeXJHtCb8htWVefUT_yWJARd6dWM%26code_challenge_method%3DS256
> Origin: https://portal.adventure.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=A_mZs2J5xvkDGNjF_KPSdBvf&nonce=aUGiPDcYLox8vlsDMOYZbw&code_challenge=IuOcWXjQ0qlhdEjeXJHtCb8htWVefUT_yWJARd6dWM&code_challenge_method=S256
@ +126ms
GET https://portal.adventure.test/o/authorize/?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=A_mZs2J5xvkDGNjF_KPSdBvf&nonce=aUGiPDcYLox8vlsDMOYZbw&code_challenge=IuOcWXjQ0qlhdEjeXJHtCb8htWVefUT_yWJARd6dWM&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=GEV9nBe3lTYjMfyJBkHnU2mGB0Kews&state=A_mZs2J5xvkDGNjF_KPSdBvf
@ +41ms
GET https://app.shop.test/callback?code=GEV9nBe3lTYjMfyJBkHnU2mGB0Kews&state=A_mZs2J5xvkDGNjF_KPSdBvf
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +3ms
POST https://portal.adventure.test/o/token/
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=GEV9nBe3lTYjMfyJBkHnU2mGB0Kews&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=EvGsDZzG37htG_K0I44Jj5nRTKV_dnmkjCd253GzgTU
< 400 {"error": "invalid_grant"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'challenge-mismatch',
    says: /lost its beginning; characters missing: 1/,
  },
  'base64 of the verifier sent, at ts-oauth2-server': {
    traffic: `
GET https://sso.tailspin.test/api/oauth2/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=O2TCgOXkAso0tMZhXODv0Y1a&code_challenge=gzWJkAMmrePAWbdt3hYDAxPbH6RTcy5R0Nlank6J-Lo&code_challenge_method=S256
< 302 https://app.shop.test/callback?code=eyJhbGciOiJIUzI1NiJ9.eyJjbGllbnRfaWQiOiJzaG9wLXdlYiIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLnNob3AudGVzdC9jYWxsYmFjayIsImF1dGhfY29kZV9pZCI6IjMwYzhjNTBmZTY3NjNhODhlMGEwZDIyNmM4OTYzYTI2ZTlkOTdiMzA1ZmUyYTk3YjYzMTJiNGIyNGJiZGFhNjQxYzY2NzBhNTUyMDUxM2QwIiwic2NvcGVzIjpbIm9wZW5pZCIsInByb2ZpbGUiXSwidXNlcl9pZCI6InUxIiwiZXhwaXJlX3RpbWUiOjE3OTUzNTAyNDEsImNvZGVfY2hhbGxlbmdlIjoiZ3pXSmtBTW1yZVBBV2JkdDNoWURBeFBiSDZSVGN5NVIwTmxhbms2Si1MbyIsImNvZGVfY2hhbGxlbmdlX21ldGhvZCI6IlMyNTYifQ.y6b8uZ2m8GJyZctSSZZwVweibg3P9RklsRkRxkTithU&state=O2TCgOXkAso0tMZhXODv0Y1a
@ +52ms
GET https://app.shop.test/callback?code=eyJhbGciOiJIUzI1NiJ9.eyJjbGllbnRfaWQiOiJzaG9wLXdlYiIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLnNob3AudGVzdC9jYWxsYmFjayIsImF1dGhfY29kZV9pZCI6IjMwYzhjNTBmZTY3NjNhODhlMGEwZDIyNmM4OTYzYTI2ZTlkOTdiMzA1ZmUyYTk3YjYzMTJiNGIyNGJiZGFhNjQxYzY2NzBhNTUyMDUxM2QwIiwic2NvcGVzIjpbIm9wZW5pZCIsInByb2ZpbGUiXSwidXNlcl9pZCI6InUxIiwiZXhwaXJlX3RpbWUiOjE3OTUzNTAyNDEsImNvZGVfY2hhbGxlbmdlIjoiZ3pXSmtBTW1yZVBBV2JkdDNoWURBeFBiSDZSVGN5NVIwTmxhbms2Si1MbyIsImNvZGVfY2hhbGxlbmdlX21ldGhvZCI6IlMyNTYifQ.y6b8uZ2m8GJyZctSSZZwVweibg3P9RklsRkRxkTithU&state=O2TCgOXkAso0tMZhXODv0Y1a
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +35ms
POST https://sso.tailspin.test/api/oauth2/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=eyJhbGciOiJIUzI1NiJ9.eyJjbGllbnRfaWQiOiJzaG9wLXdlYiIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLnNob3AudGVzdC9jYWxsYmFjayIsImF1dGhfY29kZV9pZCI6IjMwYzhjNTBmZTY3NjNhODhlMGEwZDIyNmM4OTYzYTI2ZTlkOTdiMzA1ZmUyYTk3YjYzMTJiNGIyNGJiZGFhNjQxYzY2NzBhNTUyMDUxM2QwIiwic2NvcGVzIjpbIm9wZW5pZCIsInByb2ZpbGUiXSwidXNlcl9pZCI6InUxIiwiZXhwaXJlX3RpbWUiOjE3OTUzNTAyNDEsImNvZGVfY2hhbGxlbmdlIjoiZ3pXSmtBTW1yZVBBV2JkdDNoWURBeFBiSDZSVGN5NVIwTmxhbms2Si1MbyIsImNvZGVfY2hhbGxlbmdlX21ldGhvZCI6IlMyNTYifQ.y6b8uZ2m8GJyZctSSZZwVweibg3P9RklsRkRxkTithU&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=RkZET1VYNkVxOEtUQzBzY1BVZy1QM3FDQ2pRUnF1dHpOZG94S0trVWFhTQ%3D%3D
< 400 {"status":400,"message":"The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed: Code verifier must follow the specifications of RFC-7636","error":"invalid_request","error_description":"Code verifier must follow the specifications of RFC-7636"}
< Content-Type: application/json; charset=utf-8
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'verifier-charset',
    says: /base64-encoded once more/,
  },
  'an address out of HTML, at node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&amp;client_id=shop-web&amp;redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&amp;scope=openid+profile&amp;state=CEnxy77jvpmSXU_lyy1d-w0o&amp;nonce=PnCS9Wm3HaIBULcBzazblw&amp;code_challenge=NWTPCzDFRLhP0jrP6qCfvEK231Gf1YrkI3PNYk4i4ok&amp;code_challenge_method=S256
< 400 <!DOCTYPE html> <html> <head> <meta http-equiv="X-UA-Compatible" content="IE=edge"> <meta charset="utf-8"> <title>oops! something went wrong</title> <meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no"> <style> @import url(https://fonts.googleapis.com/css?family=Roboto:400,100);h1{font-weight:100;text-align:center;font-size:2.3em}body{font-family:Roboto,sans-serif;margin-top:25px;margin-bottom:25px}.container{padding:0 40px 10px;width:274px;background-color:#F7F7F7;margin:0 auto 10px;border-radius:2px;box-shadow:0 2px 2px rgba(0,0,0,.3);overflow:hidden}pre{white-space:pre-wrap;white-space:-moz-pre-wrap;white-space:-pre-wrap;white-space:-o-pre-wrap;word-wrap:break-word;margin:0 0 0 1em;text-indent:-1em} </style> </head> <body> <div class="container"> <h1>oops! something went wrong</h1> <pre><strong>error</strong>: invalid_request</pre><pre><strong>error_description</strong>: missing required parameter &#39;client_id&#39;</pre><pre><strong>iss</strong>: https://login.fabrikam.test</pre> </div> </body> </html>
< Content-Type: text/html; charset=utf-8`,
    cause: 'param-misspelled',
    says: /&amp;/,
    also: ['authz-redirect-uri-missing', 'pkce-missing'],
  },
  'no PKCE at all, at Authlib, which says so at the token endpoint': {
    traffic: `
GET https://authlib.lucerne.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=bC6r6mFRCnWbObRse9rG2dx2&nonce=9-3EcqRLhVraTsYkjxVEGw
< 302 /login?next=%2Foauth%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DbC6r6mFRCnWbObRse9rG2dx2%26nonce%3D9-3EcqRLhVraTsYkjxVEGw
@ +106ms
POST https://authlib.lucerne.test/login?next=%2Foauth%2Fauthorize%3Fresponse_type%3Dcode%26client_id%3Dshop-web%26redirect_uri%3Dhttps%253A%252F%252Fapp.shop.test%252Fcallback%26scope%3Dopenid%2Bprofile%26state%3DbC6r6mFRCnWbObRse9rG2dx2%26nonce%3D9-3EcqRLhVraTsYkjxVEGw
> Origin: https://authlib.lucerne.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=bC6r6mFRCnWbObRse9rG2dx2&nonce=9-3EcqRLhVraTsYkjxVEGw
@ +13ms
GET https://authlib.lucerne.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=bC6r6mFRCnWbObRse9rG2dx2&nonce=9-3EcqRLhVraTsYkjxVEGw
< 302 https://app.shop.test/callback?code=QIlttb7SiD1AFvtoRyxJqIMvGcB819Su5jDZgwvOS13MAVVS&state=bC6r6mFRCnWbObRse9rG2dx2
@ +346ms
GET https://app.shop.test/callback?code=QIlttb7SiD1AFvtoRyxJqIMvGcB819Su5jDZgwvOS13MAVVS&state=bC6r6mFRCnWbObRse9rG2dx2
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +426ms
POST https://authlib.lucerne.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=QIlttb7SiD1AFvtoRyxJqIMvGcB819Su5jDZgwvOS13MAVVS&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web
< 400 {"error": "invalid_request", "error_description": "Missing \\"code_verifier\\""}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'pkce-missing',
    says: /code_challenge/,
  },
  'the code under another name, at oauth2orize': {
    traffic: `
GET https://id.contoso.test/dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=7Bn_0ANXhUa6nefRLi5-N6MS&code_challenge=WJ0Aq4jkzbKWkj8drvdDtkzuHbQlLzooIe8zdEznM8A&code_challenge_method=S256
< 302 /login
@ +31ms
POST https://id.contoso.test/login
> Origin: https://id.contoso.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 /dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=7Bn_0ANXhUa6nefRLi5-N6MS&code_challenge=WJ0Aq4jkzbKWkj8drvdDtkzuHbQlLzooIe8zdEznM8A&code_challenge_method=S256
@ +12ms
GET https://id.contoso.test/dialog/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=7Bn_0ANXhUa6nefRLi5-N6MS&code_challenge=WJ0Aq4jkzbKWkj8drvdDtkzuHbQlLzooIe8zdEznM8A&code_challenge_method=S256
< 200 <!doctype html><title>Allow</title><form action="/dialog/authorize/decision" method="post"><input name="transaction_id" type="hidden" value="vGCgN9by"><p>Allow shop-web?</p><button type="submit" name="allow" value="Allow">Allow</button></form>
< Content-Type: text/html; charset=utf-8
@ +16ms
POST https://id.contoso.test/dialog/authorize/decision
> Origin: https://id.contoso.test
> Content-Type: application/x-www-form-urlencoded
> transaction_id=vGCgN9by&allow=Allow
< 302 https://app.shop.test/callback?code=1e0e2cefb4cc5249b6c97b9d2dcdecbf&state=7Bn_0ANXhUa6nefRLi5-N6MS
@ +19ms
GET https://app.shop.test/callback?code=1e0e2cefb4cc5249b6c97b9d2dcdecbf&state=7Bn_0ANXhUa6nefRLi5-N6MS
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +4ms
POST https://id.contoso.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=RJQlYrK_2OX6pZU79sqdn7fVpFz50imswj-grVDquRs&authorization_code=1e0e2cefb4cc5249b6c97b9d2dcdecbf
< 400 {"error":"invalid_request","error_description":"Missing required parameter: code"}
< Content-Type: application/json
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: 'code-missing-in-token-request',
    says: /“authorization_code”/,
  },
  'the challenge in camel case, at Doorkeeper': {
    traffic: `
GET https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=zZR-tgop3C-gK8eidXbIs5Pa&code_challenge_method=S256&codeChallenge=BVnMK6BpiPsPqQAm23R5Bo3mJt91ym4FEhrbIcLjkG0
< 302 https://git.woodgrove.test/login
@ +48ms
POST https://git.woodgrove.test/login
> Origin: https://git.woodgrove.test
> Content-Type: application/x-www-form-urlencoded
> username=u1&password=pw
< 302 https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=zZR-tgop3C-gK8eidXbIs5Pa&code_challenge_method=S256&codeChallenge=BVnMK6BpiPsPqQAm23R5Bo3mJt91ym4FEhrbIcLjkG0
@ +22ms
GET https://git.woodgrove.test/oauth/authorize?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=zZR-tgop3C-gK8eidXbIs5Pa&code_challenge_method=S256&codeChallenge=BVnMK6BpiPsPqQAm23R5Bo3mJt91ym4FEhrbIcLjkG0
< 302 https://app.shop.test/callback?code=66sPaOXgM5V87Om08LCop6N9OwRaAjypUDQxoBGSWL0&state=zZR-tgop3C-gK8eidXbIs5Pa
@ +280ms
GET https://app.shop.test/callback?code=66sPaOXgM5V87Om08LCop6N9OwRaAjypUDQxoBGSWL0&state=zZR-tgop3C-gK8eidXbIs5Pa
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +23ms
POST https://git.woodgrove.test/oauth/token
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=66sPaOXgM5V87Om08LCop6N9OwRaAjypUDQxoBGSWL0&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=Hx0bjIkghRRka7HSZPBjcQDoNknwB1XX4WcpKxfUi5k
< 400 {"error":"invalid_grant","error_description":"The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client."}
< Content-Type: application/json; charset=utf-8
< Www-Authenticate: Bearer realm="Doorkeeper", error="invalid_grant", error_description="The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client."
< Access-Control-Allow-Origin: https://app.shop.test`,
    cause: ['challenge-method-without-challenge', 'verifier-unexpected'],
    says: /codeChallenge/,
  },
  'the token request at the authorization endpoint, of node-oidc-provider': {
    traffic: `
GET https://login.fabrikam.test/auth?response_type=code&client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&scope=openid+profile&state=ARKVG4rmn5s9WZOwDwR4VLtC&nonce=r7Ro9U3H1yqRqg4F6NCk4g&code_challenge=bs9nj4b5MdapxpR81c8XKHy_TWAZ42AGf4kzi2vT-dc&code_challenge_method=S256
< 303 /interaction/PkgnPBd7onO95wUF0gaVkXWs_mJswUvn_SqGr31VAkK
@ +10ms
GET https://login.fabrikam.test/auth/PkgnPBd7onO95wUF0gaVkXWs_mJswUvn_SqGr31VAkK
< 303 https://app.shop.test/callback?code=-sfkZ7ociqsiHo74H4kn4kB1aW7bgg1V0qMUUTB8vaa&state=ARKVG4rmn5s9WZOwDwR4VLtC&iss=https%3A%2F%2Flogin.fabrikam.test
@ +3ms
GET https://app.shop.test/callback?code=-sfkZ7ociqsiHo74H4kn4kB1aW7bgg1V0qMUUTB8vaa&state=ARKVG4rmn5s9WZOwDwR4VLtC&iss=https%3A%2F%2Flogin.fabrikam.test
< 200 <html>Shop</html>
< Content-Type: text/html; charset=utf-8
@ +9ms
POST https://login.fabrikam.test/auth
> Origin: https://app.shop.test
> Content-Type: application/x-www-form-urlencoded
> Sec-Fetch-Mode: cors
> grant_type=authorization_code&code=-sfkZ7ociqsiHo74H4kn4kB1aW7bgg1V0qMUUTB8vaa&redirect_uri=https%3A%2F%2Fapp.shop.test%2Fcallback&client_id=shop-web&code_verifier=20E7-DzJMCKItV1RqzucE99AwlWvfop-fdAhxIrIpso
< 404
< Content-Type: text/plain; charset=utf-8`,
    cause: 'token-endpoint-wrong',
    says: /the authorization endpoint/,
  },
};
