/** Where the app is registered, and how it asks. */
export interface ExchangeOptions {
    /** The app's public id. */
    clientId: string;
    /** This page's own address, as it is registered at Infobip. */
    redirectUri: string;
    /** The access to ask for; `api_read` unless told. */
    scope?: string;
    /** Infobip's unless told. */
    authorizeUri?: string;
    /** Infobip's unless told. Where Infobip sends no CORS headers: a path of this page's own host that passes it on. */
    tokenUri?: string;
    /** Seconds that a token lives where the answer does not say; 60 unless told. */
    lifetime?: number;
    /** The share of its life after which a token is renewed; 0.6 unless told. */
    renewAt?: number;
    /** Seconds to wait for an answer; 8 unless told. */
    timeout?: number;
}

/** Every way to fail. */
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
    /** What Infobip said of it; null for nothing. Never a code, token or verifier. */
    readonly detail: string | null;
}

export interface ExchangeMember {
    readonly id: number;
    readonly name: string;
}

/** Who connected, as far as Infobip told. */
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

/** A connection while its page is open; the token is renewed by itself. */
export class ExchangeSession extends EventTarget {
    private constructor();
    readonly identity: ExchangeIdentity;
    /** Milliseconds that the current token still lives. */
    readonly remaining: number;
    /** Why it ended; null while it lives. */
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
    /** Leaves this page for Infobip. */
    start(attempt?: { state?: string }): Promise<void>;
    /** Begins an attempt and gives the address to send the user to. */
    authorizeUrl(attempt?: { state?: string }): Promise<string>;
    /** Finishes an attempt on the page that Infobip sent the user back to; null where there is nothing to finish. */
    finish(address?: string): Promise<ExchangeSession | null>;
}

/** The S256 challenge of a verifier (RFC 7636). */
export function challengeOf(verifier: string): Promise<string>;
