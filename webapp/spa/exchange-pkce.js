// Connects an Infobip account from an app that cannot keep a secret, such as a single-page app.
//
//   import { ExchangeClient, ExchangeError } from './exchange-pkce.js';
//   const client = new ExchangeClient({ clientId, redirectUri, tokenUri });
//   const session = await client.finish();          // on every load; null when no request is pending
//   if (!session) button.onclick = () => client.start();
//   fetch(url, { headers: { Authorization: session.authorization() } });
//
// WebCrypto creates the verifier (S256). It waits in sessionStorage with the state and is removed before the code is
// exchanged. The token is renewed while the page is open and stays in memory: never in storage, a URL or a message.
// Every failure is an ExchangeError with its own code.

const AUTHORIZE = 'https://oneapi.infobip.com/exchange/1/oauth/authorize';
const TOKEN = 'https://oneapi.infobip.com/exchange/1/oauth/token';
const PENDING = 'exchange-pkce:';
const ATTEMPT_LASTS = 10 * 60_000;
const LARGEST_ANSWER = 64 * 1024;
const SHORTEST_LIFE = 2;
const EPOCH_MILLIS_FROM = 1e11;
const RETRY_AFTER = 500;

const MEANING = {
    'invalid-options': 'An option is missing or invalid',
    'insecure-context': 'The browser supports cryptography on https pages only',
    'storage-unavailable': 'The browser does not allow this page to use session storage',
    'cancelled': 'The user returned without connecting',
    'refused': 'Infobip refused the request',
    'state-missing': 'The response has no state',
    'state-unknown': 'No request was started in this tab',
    'state-mismatch': 'The response belongs to another request',
    'response-malformed': 'The response has no code, or repeated parameters',
    'attempt-expired': 'Connecting took longer than ten minutes',
    'unreachable': 'The token endpoint can’t be reached',
    'cors-blocked': 'The token endpoint does not allow pages of other origins to read its responses',
    'timeout': 'The token endpoint did not respond in time',
    'code-refused': 'The code was rejected: it was used before, or is older than a minute',
    'client-refused': 'The app is unknown, or is not a public client',
    'request-refused': 'The token endpoint rejected the request',
    'overloaded': 'The token endpoint asked for a pause',
    'server-error': 'The token endpoint failed',
    'bad-answer': 'The token endpoint’s response is not a token',
    'renewal-refused': 'The token was not renewed: the access was removed, or the token was renewed elsewhere',
    'lapsed': 'The token expired before it was renewed',
    'stopped': 'This session was stopped',
};

/** `code` is a key of MEANING; `detail` is Infobip's error code, an HTTP status or an option name, if any. */
export class ExchangeError extends Error {
    constructor(code, detail = null, cause = undefined) {
        super(MEANING[code] + (detail ? ` (${detail})` : ''), { cause });
        this.name = 'ExchangeError';
        this.code = code;
        this.detail = detail;
    }
}

const base64url = (bytes) => btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const random = (bytes) => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

/** The S256 challenge of a verifier (RFC 7636). */
export async function challengeOf(verifier) {
    return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

export class ExchangeClient {
    #options;

    constructor(options) {
        this.#options = {
            scope: 'api_read', authorizeUri: AUTHORIZE, tokenUri: TOKEN, lifetime: 60, renewAt: 0.6, timeout: 8,
            ...options,
        };
        for (const name of ['clientId', 'redirectUri', 'scope', 'authorizeUri', 'tokenUri']) {
            if (typeof this.#options[name] !== 'string' || !this.#options[name]) {
                throw new ExchangeError('invalid-options', name);
            }
        }
        for (const name of ['lifetime', 'renewAt', 'timeout']) {
            if (!(this.#options[name] > 0)) {
                throw new ExchangeError('invalid-options', name);
            }
        }
    }

    /**
     * Redirects to Infobip. A page framed by Infobip passes the state from its URL; the response must return it, and
     * the verifier still binds the code to this tab.
     */
    async start({ state = random(32) } = {}) {
        location.assign(await this.authorizeUrl({ state }));
    }

    /** Starts a request and returns the URL to send the user to. A later request replaces an earlier one. */
    async authorizeUrl({ state = random(32) } = {}) {
        if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) {
            throw new ExchangeError('insecure-context');
        }
        const verifier = random(32);
        this.#store(JSON.stringify({ state, verifier, at: Date.now() }));
        const url = new URL(this.#options.authorizeUri, location.href);
        for (const [name, value] of Object.entries({
            response_type: 'code',
            client_id: this.#options.clientId,
            state,
            redirect_uri: this.#options.redirectUri,
            scope: this.#options.scope,
            code_challenge: await challengeOf(verifier),
        })) {
            url.searchParams.set(name, value);
        }
        return url.href;
    }

    /**
     * Finishes what `start` began and removes code and state from the page's URL. Returns a session, or null when no
     * request is pending and the URL has no response.
     */
    async finish(address = location.href) {
        const query = new URL(address).searchParams;
        const pending = this.#take();
        if (!['code', 'state', 'error'].some((name) => query.has(name))) {
            if (pending) {
                throw new ExchangeError('cancelled');
            }
            return null;
        }
        this.#cleanAddress();
        return this.#exchange(this.#verified(query, pending), pending.verifier);
    }

    #verified(query, pending) {
        if (['code', 'state', 'error'].some((name) => query.getAll(name).length > 1)) {
            throw new ExchangeError('response-malformed');
        }
        if (!query.get('state')) {
            throw new ExchangeError('state-missing');
        }
        if (!pending) {
            throw new ExchangeError('state-unknown');
        }
        if (pending.state !== query.get('state')) {
            throw new ExchangeError('state-mismatch');
        }
        if (!(Date.now() - pending.at < ATTEMPT_LASTS)) {
            throw new ExchangeError('attempt-expired');
        }
        const error = query.get('error');
        if (error !== null) {
            throw error === 'access_denied'
                ? new ExchangeError('cancelled')
                : new ExchangeError('refused', /^[\x20-\x7e]{1,64}$/.test(error) ? error : null);
        }
        const code = query.get('code');
        if (!code || code.length > 512) {
            throw new ExchangeError('response-malformed');
        }
        return code;
    }

    async #exchange(code, verifier) {
        const began = performance.now();
        const answer = await ask(this.#options, {
            client_id: this.#options.clientId,
            code_verifier: verifier,
            code,
            redirect_uri: this.#options.redirectUri,
            grant_type: 'authorization_code',
        }, this.#options.timeout * 1000);
        return new ExchangeSession(this.#options, answer, began);
    }

    #cleanAddress() {
        const url = new URL(location.href);
        ['code', 'state', 'error', 'error_description'].forEach((name) => url.searchParams.delete(name));
        history.replaceState(history.state, '', url);
    }

    #store(value) {
        try {
            sessionStorage.setItem(PENDING + this.#options.clientId, value);
        } catch (blocked) {
            throw new ExchangeError('storage-unavailable', null, blocked);
        }
    }

    /** Removes the pending request first, so that it counts only once. */
    #take() {
        let text;
        try {
            text = sessionStorage.getItem(PENDING + this.#options.clientId);
            sessionStorage.removeItem(PENDING + this.#options.clientId);
        } catch (blocked) {
            throw new ExchangeError('storage-unavailable', null, blocked);
        }
        try {
            const pending = JSON.parse(text);
            return pending && typeof pending.verifier === 'string' ? pending : null;
        } catch {
            return null;
        }
    }
}

/**
 * A connection for as long as its page is open. Dispatches `renewed` after each renewal, and `ended` once, with
 * `error`, when there is no token and the user has to connect again.
 */
export class ExchangeSession extends EventTarget {
    #options;
    #token;
    #type;
    #life;
    #until;
    #timer = 0;
    #flight = null;
    #ended = null;

    /** The user: accountKey, userKey, username, email, locale, roles and groups, as far as Infobip sent them. */
    identity;

    constructor(options, answer, began) {
        super();
        this.#options = options;
        this.#accept(answer, began);
        document.addEventListener('visibilitychange', () => this.#wake());
    }

    /** Returns the Authorization header for one call. Do not store it. */
    authorization() {
        this.#check();
        return `${this.#type} ${this.#token}`;
    }

    /** The current token's remaining milliseconds; 0 when the session has ended. */
    get remaining() {
        return this.#ended ? 0 : Math.max(0, this.#until - performance.now());
    }

    /** Why the session ended; null while it is active. */
    get error() {
        return this.#ended;
    }

    /** Renews now; concurrent callers share one renewal. The current token stays usable meanwhile. */
    renew() {
        this.#check();
        this.#flight ??= this.#renewed().finally(() => { this.#flight = null; });
        return this.#flight;
    }

    /** Discards the token. Infobip has no call to revoke it, so it stays valid until it expires. */
    stop() {
        this.#end(new ExchangeError('stopped'));
    }

    #check() {
        if (!this.#ended && performance.now() >= this.#until) {
            this.#end(new ExchangeError('lapsed'));
        }
        if (this.#ended) {
            throw this.#ended;
        }
    }

    /**
     * Ends the session when the token or the app is refused. Everything else may pass, so it is retried while the token
     * is valid.
     */
    async #renewed() {
        for (let wait = RETRY_AFTER; ; wait *= 2) {
            const began = performance.now();
            try {
                const answer = await ask(this.#options, {
                    client_id: this.#options.clientId, code: this.#token, grant_type: 'refresh_token',
                }, Math.min(this.#options.timeout * 1000, Math.max(1, this.remaining)));
                this.#check();
                this.#accept(answer, began);
                this.dispatchEvent(new Event('renewed'));
                return;
            } catch (failure) {
                this.#check();
                if (['code-refused', 'client-refused'].includes(failure.code)) {
                    this.#end(new ExchangeError('renewal-refused', failure.detail, failure));
                    throw this.#ended;
                }
                if (this.remaining < wait) {
                    this.#plan(this.remaining + 1);
                    throw failure;
                }
            }
            await new Promise((done) => { setTimeout(done, wait * (0.5 + Math.random() / 2)); });
            this.#check();
        }
    }

    #accept(answer, began) {
        this.#token = answer.token;
        this.#type = answer.type;
        this.#life = (answer.lifetime ?? this.#options.lifetime) * 1000;
        this.#until = began + this.#life;
        this.identity = Object.freeze(answer.identity);
        this.#plan(began + this.#life * this.#options.renewAt - performance.now());
    }

    #plan(wait) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#wake(), Math.max(0, wait));
    }

    /**
     * Browsers throttle timers of hidden tabs, so a tab shown again checks at once. They may also fire timers slightly
     * early, so an early call waits again.
     */
    #wake() {
        if (this.#ended) {
            return;
        }
        try {
            this.#check();
        } catch {
            return;
        }
        const early = this.remaining - this.#life * (1 - this.#options.renewAt);
        if (early > 0) {
            this.#plan(Math.ceil(early));
        } else {
            this.renew().catch(() => { /* reported by the event, or retried */ });
        }
    }

    #end(error) {
        if (this.#ended) {
            return;
        }
        this.#ended = error;
        this.#token = null;
        clearTimeout(this.#timer);
        const event = new Event('ended');
        event.error = error;
        this.dispatchEvent(event);
    }
}

async function ask(options, form, time) {
    let status;
    let date;
    let text;
    try {
        const answer = await fetch(new URL(options.tokenUri, location.href), {
            method: 'POST',
            headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(form),
            mode: 'cors',
            credentials: 'omit',
            cache: 'no-store',
            redirect: 'error',
            referrerPolicy: 'no-referrer',
            signal: AbortSignal.timeout(time),
        });
        status = answer.status;
        date = answer.headers.get('Date');
        text = await limited(answer);
    } catch (failure) {
        if (failure instanceof ExchangeError) {
            throw failure;
        }
        throw failure.name === 'TimeoutError'
            ? new ExchangeError('timeout', null, failure)
            : new ExchangeError(await answersAtAll(options) ? 'cors-blocked' : 'unreachable', null, failure);
    }
    return status === 200 ? token(text, date, options.lifetime) : refuse(status, text);
}

/** The browser hides why a request failed; a no-cors request shows whether the host responds. */
async function answersAtAll(options) {
    const url = new URL(options.tokenUri, location.href);
    if (url.origin === location.origin) {
        return false;
    }
    try {
        await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(3000) });
        return true;
    } catch {
        return false;
    }
}

async function limited(answer) {
    const reader = answer.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    let size = 0;
    for (let part = await reader?.read(); part && !part.done; part = await reader.read()) {
        size += part.value.length;
        if (size > LARGEST_ANSWER) {
            reader.cancel().catch(() => { /* ignored: the rest is not read */ });
            throw new ExchangeError('bad-answer');
        }
        text += decoder.decode(part.value, { stream: true });
    }
    return text;
}

function parsed(text) {
    try {
        const json = JSON.parse(text);
        return json && typeof json === 'object' ? json : {};
    } catch {
        return {};
    }
}

/** The error code of RFC 6749, or of either form of Infobip's errors; null for text that may be part of the request. */
function codeOf(json) {
    const code = json.error ?? json.requestError?.serviceException?.messageId ?? json.errorCode;
    return typeof code === 'string' && /^([a-z_]{1,64}|[A-Z][A-Z_]{0,63}|E\d{1,5})$/.test(code) ? code : null;
}

function refuse(status, text) {
    const code = codeOf(parsed(text));
    const detail = code ?? String(status);
    if (status === 429) {
        throw new ExchangeError('overloaded');
    }
    if (status >= 500 || code === 'server_error' || code === 'temporarily_unavailable') {
        throw new ExchangeError('server-error', String(status));
    }
    if (code === 'invalid_grant') {
        throw new ExchangeError('code-refused', detail);
    }
    if (status === 401 || status === 403 || code === 'invalid_client' || code === 'unauthorized_client') {
        throw new ExchangeError('client-refused', detail);
    }
    throw new ExchangeError('request-refused', detail);
}

const matches = (pattern, value) => typeof value === 'string' && pattern.test(value);

const numberOf = (value) => (matches(/^\d{1,15}(\.\d{1,9})?$/, value) ? Number(value) : value);

/** Milliseconds since the epoch of a number of seconds or milliseconds, or of an ISO 8601 time; otherwise NaN. */
function timeOf(value) {
    const number = numberOf(value);
    if (typeof number === 'number') {
        return number > EPOCH_MILLIS_FROM ? number : number * 1000;
    }
    return typeof value === 'string' ? Date.parse(value) : NaN;
}

/**
 * The lifetime in seconds that a response names; null unless it is between two seconds and the configured lifetime,
 * because providers send milliseconds and wrong times too. `expires_at` counts from the response's own date, not from
 * the page's clock; where the browser hides that date from other origins, it is ignored.
 */
function lifetimeOf(json, date, longest) {
    const named = [numberOf(json.expires_in), (timeOf(json.expires_at) - Date.parse(date)) / 1000];
    return named.find((life) => typeof life === 'number' && life >= SHORTEST_LIFE && life <= longest) ?? null;
}

/** Accepts both spellings of the response. */
function token(text, date, longest) {
    const json = parsed(text);
    const value = json.token ?? json.access_token;
    const type = json.tokenType ?? json.token_type;
    if (!matches(/^[\x21-\x7e]{1,4096}$/, value) || !matches(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,32}$/, type)) {
        throw new ExchangeError('bad-answer');
    }
    const { accountKey, userKey, email, locale, roles = [], groups = [] } = json;
    return {
        token: value,
        type,
        lifetime: lifetimeOf(json, date, longest),
        identity: { accountKey, userKey, username: json.username ?? json.userName, email, locale, roles, groups },
    };
}
