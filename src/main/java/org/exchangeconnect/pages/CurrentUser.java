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
import org.exchangeconnect.config.SessionSettings;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.i18n.ReaderLocale;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.web.PendingAuthorizationMarker;
import org.exchangeconnect.web.PortalState;
import org.exchangeconnect.web.SignedInConnection;

/**
 * Who looks at a page, in which language, and when. A page opened with another state than the one that was signed in
 * with may be looked at by somebody else, who is then nobody known.
 */
@Named
@RequestScoped
public class CurrentUser {

    @Inject
    HttpServletRequest request;

    @Inject
    ConnectionRepository connections;

    @Inject
    Clock clock;

    @Inject
    SessionSettings sessions;

    private Optional<Connection> connection;
    private Instant now;
    private LocalizedTexts texts;

    /** Gives the viewer's connection as it was when this request first asked for it. */
    public Optional<Connection> connection() {
        if (connection == null) {
            connection = signedIn().flatMap(in -> connections
                    .find(new ConnectionId(in.connection()))
                    .filter(found -> in.user().equals(found.identity().userKey())));
        }
        return connection;
    }

    public ConnectionHealthStatus healthStatus() {
        return ConnectionHealthStatus.of(connection(), now());
    }

    /** A page without a state of Infobip's may be opened by the next person: it shows the connection for minutes only. */
    private Optional<SignedInConnection> signedIn() {
        Optional<State> state = state();
        return inSession()
                .filter(in -> state.map(in::isFor).orElseGet(() -> in.isWithin(sessions.recognition(), now())));
    }

    private Optional<SignedInConnection> inSession() {
        return SignedInConnection.of(request).filter(in -> in.isWithin(sessions.lifetime(), now()));
    }

    /** Ends a session that is too old, or whose person opened a page with another state than this one. */
    void signOutOthers() {
        boolean other = inSession()
                .filter(in -> PortalState.given(request).map(in::isFor).orElse(true))
                .isEmpty();
        if (other && SignedInConnection.of(request).isPresent()) {
            SignedInConnection.clear(request);
        }
    }

    /** Goes on as the same person with the connection that this person took over. */
    void goOnWith(ConnectionId taken) {
        signedIn().ifPresent(in -> in.goOnWith(taken.value(), request));
    }

    /** Tells whether Infobip recognised the viewer within the last minutes. */
    boolean isRecognised() {
        return signedIn()
                .filter(in -> in.isWithin(sessions.recognition(), now()))
                .isPresent();
    }

    /** Tells whether the page's connection is the session's, which is not shown only because Infobip has to confirm it. */
    boolean isToBeConfirmed() {
        return connection().isEmpty()
                && inSession()
                        .filter(in -> in.connection().toString().equals(request.getParameter("of")))
                        .filter(in -> state().map(in::isFor).orElse(true))
                        .isPresent();
    }

    /** Tells whether the session went by time or with its node, so that a known browser may sign in again. */
    boolean isLost() {
        return inSession().isEmpty() || isToBeConfirmed();
    }

    /** Gives the state of Infobip's that the framed page was opened with; empty where none counts. */
    public Optional<State> state() {
        return PortalState.of(request);
    }

    /** Tells whether this page left for Infobip before; without a connection, the viewer then cancelled there. */
    public boolean isBackFromInfobip() {
        return state().filter(state -> PendingAuthorizationMarker.before(state, request))
                .isPresent();
    }

    /** Tells whether a form was sent from a page that showed this viewer's connection, and not that of another. */
    public boolean isShownConnection() {
        String shown = request.getParameter("of");
        return connection().filter(known -> known.id().toString().equals(shown)).isPresent();
    }

    /** Returns whether the page keeps no state: it has no form then, and needs no session. */
    public boolean isStateless() {
        return connection().isEmpty() && request.getUserPrincipal() == null;
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

    public LocalizedTexts texts() {
        if (texts == null) {
            String account =
                    connection().map(known -> known.identity().locale()).orElse(null);
            texts = new LocalizedTexts(ReaderLocale.choose(account, Collections.list(request.getLocales())));
        }
        return texts;
    }

    public Locale getLocale() {
        return texts().locale();
    }

    public String getLanguageTag() {
        return getLocale().toLanguageTag();
    }

    public String getDirection() {
        return texts().direction();
    }
}
