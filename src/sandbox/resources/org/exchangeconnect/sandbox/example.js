// The example for exchange-pkce.js: connects, shows the user, renews the token, and reports errors.

import { ExchangeClient, ExchangeError } from './exchange-pkce.js';

const at = (id) => document.getElementById(id);
const app = document.querySelector('main').dataset;
const say = (text) => { at('standing').textContent = text; };
const show = (connected) => {
    at('connect').hidden = connected;
    at('renew').hidden = !connected;
    at('stop').hidden = !connected;
};

// The choice of the token endpoint must survive the redirect to Infobip and back.
at('relay').checked = sessionStorage.getItem('relay') === '1';
at('relay').addEventListener('change', () => sessionStorage.setItem('relay', at('relay').checked ? '1' : '0'));

const client = () => new ExchangeClient({
    clientId: app.client,
    redirectUri: app.redirect,
    authorizeUri: app.authorize,
    tokenUri: at('relay').checked ? app.relay : app.token,
    ...JSON.parse(sessionStorage.getItem('options') ?? '{}'),
});

function tell(error) {
    show(false);
    say(error instanceof ExchangeError ? `${error.code}: ${error.message}` : `unexpected: ${error}`);
}

function live(session) {
    let renewals = 0;
    const standing = () => say(`Connected as ${session.identity.username}, renewed ${renewals} times`);
    session.addEventListener('renewed', () => { renewals += 1; standing(); });
    session.addEventListener('ended', (event) => tell(event.error));
    at('renew').onclick = () => session.renew().catch(tell);
    at('stop').onclick = () => session.stop();
    globalThis.session = session;
    show(true);
    standing();
}

at('connect').onclick = () => client().start().catch(tell);
try {
    const session = await client().finish();
    if (session) {
        live(session);
    } else {
        show(false);
        say('Not connected');
    }
} catch (error) {
    tell(error);
}
