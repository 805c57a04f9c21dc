/** The app's registration and its options. */
export interface ExchangeOptions {
    /** The app's public id. */
    clientId: string;
    /** This page's URL, as registered at Infobip. */
    redirectUri: string;
    /** The requested scope; default `api_read`. */
    scope?: string;
    /** Default: Infobip's. */
    authorizeUri?: string;
    /** Default: Infobip's. Where Infobip sends no CORS headers, a proxy path on this page's own host. */
    tokenUri?: string;
    /** Token lifetime in seconds when the response has none, and the longest that is believed; default 60. */
    lifetime?: number;
    /** The share of the lifetime after which a token is renewed; default 0.6. */
    renewAt?: number;
    /** Request timeout in seconds; default 8. */
    timeout?: number;
}

/** All error codes. */
export type ExchangeErrorCode =
    | 'invalid-options'
    | 'insecure-context'
    | 'storage-unavailable'
    | 'cancelled'
    | 'refused'
    | 'state-missing'
    | 'state-unknown'
    | 'state-mismatch'
    | 'response-malformed'
    | 'attempt-expired'
    | 'unreachable'
    | 'cors-blocked'
    | 'timeout'
    | 'code-refused'
    | 'client-refused'
    | 'request-refused'
    | 'overloaded'
    | 'server-error'
    | 'bad-answer'
    | 'renewal-refused'
    | 'lapsed'
    | 'stopped';

export class ExchangeError extends Error {
    readonly name: 'ExchangeError';
    readonly code: ExchangeErrorCode;
    /** Infobip's error code, an HTTP status or an option name; null for none. Never a code, token or verifier. */
    readonly detail: string | null;
}

export interface ExchangeMember {
    readonly id: number;
    readonly name: string;
}

/** The user, as far as Infobip sent the data. */
export interface ExchangeIdentity {
    readonly accountKey?: string;
    readonly userKey?: string;
    readonly username?: string;
    readonly email?: string;
    readonly locale?: string;
    readonly roles: readonly ExchangeMember[];
    readonly groups: readonly ExchangeMember[];
}

export interface ExchangeEndedEvent extends Event {
    readonly error: ExchangeError;
}

/** A connection for as long as its page is open; the token is renewed automatically. */
export class ExchangeSession extends EventTarget {
    private constructor();
    readonly identity: ExchangeIdentity;
    /** Remaining milliseconds of the current token. */
    readonly remaining: number;
    /** Why the session ended; null while it is active. */
    readonly error: ExchangeError | null;
    /** @throws ExchangeError when the session has ended */
    authorization(): string;
    /** @throws ExchangeError when it could not be renewed */
    renew(): Promise<void>;
    stop(): void;
    addEventListener(type: 'renewed', listener: (event: Event) => void): void;
    addEventListener(type: 'ended', listener: (event: ExchangeEndedEvent) => void): void;
    addEventListener(type: string, listener: EventListenerOrEventListenerObject | null): void;
}

export class ExchangeClient {
    constructor(options: ExchangeOptions);
    /** Redirects this page to Infobip. */
    start(attempt?: { state?: string }): Promise<void>;
    /** Starts a request and returns the URL to send the user to. */
    authorizeUrl(attempt?: { state?: string }): Promise<string>;
    /** Finishes a request on the page that Infobip redirected to; null when there is none. */
    finish(address?: string): Promise<ExchangeSession | null>;
}

/** The S256 challenge of a verifier (RFC 7636). */
export function challengeOf(verifier: string): Promise<string>;
