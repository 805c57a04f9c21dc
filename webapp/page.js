// Live parts of the pages. Everything but the countdown works without this script.

const lang = document.documentElement.lang || 'en';
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// ---- Times: relative ones update, exact ones (on hover) use the reader's time zone

const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
const exact = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'long' });
const MOMENT = 5;
const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

// The server clock's lead over this one, so that "3 seconds ago" is never in the future.
const skew = Date.parse(document.body.dataset.time) - Date.now() || 0;

function ago(then) {
    const seconds = Math.trunc((then - Date.now() - skew) / 1000);
    const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[3];
    return seconds <= 0 && seconds > -MOMENT
        ? document.body.dataset.now
        : relative.format(Math.trunc(seconds / size), unit);
}

function put(element, text) {
    if (element && element.textContent !== text) {
        element.textContent = text;
    }
}

function showTimes() {
    for (const time of all('time[datetime]')) {
        const then = new Date(time.dateTime);
        put(time, ago(then));
        const title = exact.format(then);
        if (time.title !== title) {
            time.title = title;
        }
    }
}

// ---- Connection status: a countdown each second, polled every few seconds

const POLL = 5000;
const POLL_DUE = 1000;
const POLL_DUE_TIMES = 5;
const POLL_AT_MOST = 60000;
const ANSWER_WITHIN = 8000;
const IDLE = 30 * 60000;

const standing = one('[data-status]');

function watch() {
    const clock = one('[data-clock]', standing);
    const circle = clock && one('.ring .left', clock);
    const ring = clock && one('.ring', clock);
    let word = clock && {
        left: +clock.dataset.left, life: +clock.dataset.life, nextIn: +clock.dataset.next,
        countdown: clock.dataset.countdown, due: clock.dataset.due,
    };
    let at = performance.now();
    let wait = POLL;
    let hurries = 0;
    let timer = 0;
    let ticker = 0;
    const first = one('[data-message]')?.dataset.message;
    const address = standing.dataset.status + (first ? `&messages=${first}` : '');
    let busy = false;
    let over = false;
    let lastSeen = performance.now();

    function tick() {
        showTimes();
        if (!word || !clock) {
            return;
        }
        const gone = (performance.now() - at) / 1000;
        const left = Math.max(0, word.left - gone);
        const next = Math.ceil(Math.max(0, word.nextIn - gone));
        put(one('[data-seconds]', clock), String(Math.floor(left)));
        put(one('[data-clock-text]', clock), next > 0 ? word.countdown.replace('{0}', next) : word.due);
        const offset = 100 - 100 * Math.min(1, left / word.life);
        ring.classList.toggle('refill', offset < +circle.getAttribute('stroke-dashoffset'));
        circle.setAttribute('stroke-dashoffset', offset.toFixed(1));
    }

    function draw(status) {
        const strip = one('[data-strip]', standing);
        if (!strip) {
            return;
        }
        strip.setAttribute('aria-label', status.stripLabel);
        const bars = all('rect:not(.track)', strip);
        status.bars.forEach((bar, i) => {
            if (bars[i]) {
                bars[i].setAttribute('class', bar.kind);
                bars[i].setAttribute('y', bar.y);
                bars[i].setAttribute('height', bar.height);
            }
        });
    }

    // Updates listed messages in place, and only where they differ.
    function showMessages(messages) {
        for (const message of messages) {
            const state = one(`[data-message="${message.id}"] .state`);
            if (state) {
                put(one(':scope > span', state), message.text);
                const kind = `state ${message.kind}`;
                if (state.className !== kind) {
                    state.className = kind;
                }
            }
        }
    }

    function show(status) {
        const changed = standing.dataset.standing !== status.standing;
        if (changed && (status.standing === 'DISCONNECTED' || (status.live && !clock))) {
            location.reload();
            return;
        }
        word = status;
        at = performance.now();
        for (const [name, text] of Object.entries(status.texts)) {
            put(one(`[data-live="${name}"]`), text);
        }
        const since = one('[data-live-time="since"]');
        if (since && since.dateTime !== status.since) {
            since.dateTime = status.since;
        }
        draw(status);
        showMessages(status.messages);
        if (changed) {
            standing.dataset.standing = status.standing;
            standing.classList.remove('good', 'care', 'bad', 'none');
            standing.classList.add(status.kind);
            put(one('[data-news]'), status.texts.title);
        }
        tick();
    }

    // Signs in again through Infobip after a lost session, unless that would lose input.
    async function comeBack(answer) {
        const { lost } = await answer.json();
        const typed = all('textarea, input:not([type=hidden])').some((field) => field.value !== field.defaultValue);
        const link = one('[data-again] a', standing);
        if (lost && link && !typed) {
            link.click();
        } else {
            one('[data-stale]')?.removeAttribute('hidden');
        }
    }

    async function ask() {
        if (busy || over) {
            return;
        }
        busy = true;
        try {
            const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN) });
            if (answer.status === 410) {
                over = true;
                await comeBack(answer);
                return;
            }
            if (!answer.ok) {
                throw new Error(answer.status);
            }
            wait = POLL;
            show(await answer.json());
        } catch {
            wait = Math.min(POLL_AT_MOST, wait * 2);
        } finally {
            busy = false;
            plan();
        }
    }

    // Polls faster around a due renewal.
    function pause() {
        const usual = wait * (0.9 + 0.2 * Math.random());
        if (!word || wait > POLL) {
            return usual;
        }
        const due = word.nextIn * 1000 - (performance.now() - at);
        if (due > 0) {
            hurries = 0;
            return Math.min(usual, due + POLL_DUE / 2);
        }
        hurries += 1;
        return hurries > POLL_DUE_TIMES ? usual : POLL_DUE;
    }

    function plan() {
        clearTimeout(timer);
        const idle = performance.now() - lastSeen > IDLE;
        if (!over && !document.hidden && !idle) {
            timer = setTimeout(ask, pause());
        }
    }

    function wake() {
        const slept = performance.now() - lastSeen > IDLE;
        lastSeen = performance.now();
        if (slept) {
            ask();
        }
    }

    function turn() {
        clearInterval(ticker);
        clearTimeout(timer);
        if (!document.hidden) {
            lastSeen = performance.now();
            ticker = setInterval(tick, 1000);
            ask();
        }
    }

    for (const sign of ['pointerdown', 'pointermove', 'keydown']) {
        addEventListener(sign, wake, { passive: true });
    }
    document.addEventListener('visibilitychange', turn);
    ticker = setInterval(tick, 1000);
    tick();
    plan();
}

// ---- Browsers that block cookies in frames: connecting uses a separate window

const welcome = one('[data-cookies]');

async function kept() {
    const answer = await fetch(welcome.dataset.cookies, { signal: AbortSignal.timeout(ANSWER_WITHIN) });
    return !answer.ok || (await answer.json()).kept;
}

async function offerApart() {
    if (await kept().catch(() => true)) {
        return;
    }
    all('[data-inside]').forEach((element) => { element.hidden = true; });
    all('[data-blocked]').forEach((element) => { element.hidden = false; });
}

function openApart(event) {
    const opened = open(event.currentTarget.href, 'exchange-connect', 'popup,width=640,height=760');
    if (opened) {
        event.preventDefault();
        opened.focus();
        return;
    }
    // A sandboxed frame may not open windows: show the address to copy.
    one('[data-address]')?.removeAttribute('hidden');
}

async function connectedApart(event) {
    if (event.origin !== location.origin || event.data !== 'exchange-connect:connected') {
        return;
    }
    if (!welcome || await kept().catch(() => true)) {
        location.reload();
        return;
    }
    all('[data-blocked]').forEach((element) => { element.hidden = true; });
    all('[data-blocked-done]').forEach((element) => { element.hidden = false; });
}

// ---- Confirms disconnecting without leaving the page

function question(end) {
    const turn = (asking, focus) => (event) => {
        event.preventDefault();
        end.dataset.asking = asking;
        one(focus, end).focus();
    };
    one('[data-open]', end).addEventListener('click', turn(true, 'h2[tabindex]'));
    one('[data-close]', end).addEventListener('click', turn(false, '[data-open]'));
}

// ---- SMS length while typing (3GPP TS 23.038)

const GSM = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿'
    + 'abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_TWICE = '\f^{}\\[~]|€';

function smsLength(text) {
    const units = text.split('');
    const gsm = units.every((c) => GSM.includes(c) || GSM_TWICE.includes(c));
    const size = gsm ? units.length + units.filter((c) => GSM_TWICE.includes(c)).length : units.length;
    const [single, part] = gsm ? [160, 153] : [70, 67];
    return [size, size === 0 ? 0 : size <= single ? 1 : Math.ceil(size / part)];
}

function count(text) {
    const place = document.getElementById(text.dataset.count);
    const plural = new Intl.PluralRules(lang);
    const number = new Intl.NumberFormat(lang);
    const show = () => {
        const [size, segments] = smsLength(text.value);
        const words = plural.select(size) === 'one' ? place.dataset.one : place.dataset.other;
        put(place, words.replace('{0}', number.format(size)).replace('{1}', number.format(segments)));
    };
    text.addEventListener('input', show);
    show();
}

// ---- Copies a new key, also where a frame may not use the clipboard API

function copier(button) {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    field.addEventListener('focus', () => field.select());
    button.addEventListener('click', async () => {
        try {
            await navigator.clipboard.writeText(field.value);
        } catch {
            field.focus();
            field.select();
            if (!document.execCommand('copy')) {
                return;
            }
        }
        put(button, button.dataset.copied);
    });
}

// ---- Sends a form only once

function once(form) {
    form.addEventListener('submit', (event) => {
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = 'true';
        event.submitter?.setAttribute('aria-busy', 'true');
    });
    addEventListener('pageshow', () => {
        delete form.dataset.sent;
        all('[aria-busy]', form).forEach((button) => button.removeAttribute('aria-busy'));
    });
}

// ---- Startup

one('[aria-invalid="true"], [data-kept="true"]')?.focus();

showTimes();
if (standing) {
    watch();
}
if (welcome) {
    offerApart();
}
all('[data-apart]').forEach((link) => link.addEventListener('click', openApart));
all('[data-asking]').forEach(question);
all('textarea[data-count]').forEach(count);
all('[data-copy]').forEach(copier);
all('form[method="post"]').forEach(once);
addEventListener('message', connectedApart);
if (one('[data-connected="true"]') && opener) {
    opener.postMessage('exchange-connect:connected', location.origin);
}
