globalThis.chrome.devtools.panels.create('PKCE Inspector', '', '/devtools/panel.html');
