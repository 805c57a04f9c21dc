package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.texts.ReaderLocale;
import org.exchangeconnect.texts.Wording;
import org.exchangeconnect.web.Departed;
import org.exchangeconnect.web.SignedIn;

/**
 * Who looks at a page, in which language, and when. A page opened with another state than the one that was signed in
 * with may be looked at by somebody else, who is then nobody known.
 */
@Named
@RequestScoped
public class Viewer {

    @Inject
    HttpServletRequest request;

    @Inject
    ConnectionRepository connections;

    @Inject
    Clock clock;

    private Optional<Connection> connection;
    private Instant now;
    private Wording wording;

    /** Gives the viewer's connection as it was when this request first asked for it. */
    public Optional<Connection> connection() {
        if (connection == null) {
            connection = signedIn().flatMap(in -> connections.find(new ConnectionId(in.connection())));
        }
        return connection;
    }

    public Standing standing() {
        return Standing.of(connection(), now());
    }

    private Optional<SignedIn> signedIn() {
        Optional<State> state = state();
        return SignedIn.of(request).filter(in -> state.isEmpty() || in.isFor(state.get()));
    }

    /** Gives the state that the page was opened with; empty for none, and for what can't be one. */
    public Optional<State> state() {
        try {
            return Optional.ofNullable(request.getParameter("state")).map(State::new);
        } catch (IllegalArgumentException notAState) {
            return Optional.empty();
        }
    }

    /** Tells whether this page left for Infobip before; without a connection, the viewer then cancelled there. */
    public boolean isBackFromInfobip() {
        return state().filter(state -> Departed.before(state, request)).isPresent();
    }

    /** Tells whether a form was sent from a page that showed this viewer's connection, and not that of another. */
    public boolean isStillTheOneShown() {
        String shown = request.getParameter("of");
        return connection().filter(known -> known.id().toString().equals(shown)).isPresent();
    }

    /** Gives the state for a form to carry on, null for none. */
    public String getCarriedState() {
        return state().map(State::value).orElse(null);
    }

    /** Gives the conversation for a form of the context card to carry on, null for none. */
    public String getCarriedConversation() {
        return Conversation.of(request).orElse(null);
    }

    /** Gives one instant for the whole page. */
    public Instant now() {
        if (now == null) {
            now = clock.instant();
        }
        return now;
    }

    public Wording wording() {
        if (wording == null) {
            String account =
                    connection().map(known -> known.identity().locale()).orElse(null);
            wording = new Wording(ReaderLocale.choose(account, Collections.list(request.getLocales())));
        }
        return wording;
    }

    public Locale getLocale() {
        return wording().locale();
    }

    public String getLanguageTag() {
        return getLocale().toLanguageTag();
    }

    public String getDirection() {
        return wording().direction();
    }
}
