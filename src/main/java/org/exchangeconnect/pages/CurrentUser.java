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
import org.exchangeconnect.config.ConfigKeys;
import org.exchangeconnect.config.Settings;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.i18n.ReaderLocale;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.web.session.PendingAuthorizationMarker;
import org.exchangeconnect.web.session.PortalState;
import org.exchangeconnect.web.session.SignedInConnection;

/**
 * The current user of a page, with the language and the time of the request. A page opened with a different state than
 * the one of the sign-in may belong to another person, so its user is unknown.
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
    Settings settings;

    private Optional<Connection> connection;
    private Instant now;
    private LocalizedTexts texts;

    /** Returns the current user's connection as it was when this request first read it. */
    public Optional<Connection> connection() {
        if (connection == null) {
            connection = signedIn().flatMap(in -> connections
                    .find(new ConnectionId(in.connection()))
                    .filter(found -> in.user().equals(found.identity().userKey())));
        }
        return connection;
    }

    /** Returns the user's name, for pages and for the event history; empty without a connection. */
    public Optional<String> displayName() {
        return connection().map(known -> DisplayNames.of(known.identity(), texts()));
    }

    public ConnectionHealthStatus healthStatus() {
        return ConnectionHealthStatus.of(connection(), now());
    }

    /**
     * Returns the sign-in that counts for this page. A page without a state of Infobip may be opened by another person,
     * so it shows the connection for a few minutes only.
     */
    private Optional<SignedInConnection> signedIn() {
        Optional<State> state = state();
        return inSession().filter(in -> state.map(in::isFor)
                .orElseGet(() -> in.isWithin(settings.get(ConfigKeys.SESSION_RECOGNITION), now())));
    }

    private Optional<SignedInConnection> inSession() {
        return SignedInConnection.of(request)
                .filter(in -> in.isWithin(settings.get(ConfigKeys.SESSION_LIFETIME), now()));
    }

    /** Ends a session that is too old, or whose sign-in has a different state than this page. */
    void signOutOthers() {
        boolean other = inSession()
                .filter(in -> PortalState.given(request).map(in::isFor).orElse(!PortalState.isMalformed(request)))
                .isEmpty();
        if (other && SignedInConnection.of(request).isPresent()) {
            SignedInConnection.clear(request);
        }
    }

    /** Switches the session to the connection that its person took over. */
    public void goOnWith(ConnectionId taken) {
        signedIn().ifPresent(in -> in.goOnWith(taken.value(), request));
    }

    /** Returns whether Infobip recognized the current user within the last minutes. */
    public boolean isRecognised() {
        return signedIn()
                .filter(in -> in.isWithin(settings.get(ConfigKeys.SESSION_RECOGNITION), now()))
                .isPresent();
    }

    /**
     * Returns whether the page belongs to the session's connection, which is hidden only because Infobip has to confirm
     * its user.
     */
    public boolean isToBeConfirmed() {
        return connection().isEmpty()
                && inSession()
                        .filter(in -> in.connection().toString().equals(request.getParameter("of")))
                        .filter(in -> state().map(in::isFor).orElse(true))
                        .isPresent();
    }

    /** Returns whether the session of a returning browser expired or was lost with its node, so it may sign in again. */
    public boolean isLost() {
        return (inSession().isEmpty() || isToBeConfirmed()) && ReturningBrowserCookie.connectedBefore(request);
    }

    /** Returns the state that Infobip opened the framed page with; empty when none counts. */
    public Optional<State> state() {
        return PortalState.of(request);
    }

    /** Returns whether this page left for Infobip before. Without a connection, the user canceled there. */
    public boolean isBackFromInfobip() {
        return state().filter(state -> PendingAuthorizationMarker.before(state, request))
                .isPresent();
    }

    /** Returns whether the form was sent from a page that showed the current user's connection. */
    public boolean isShownConnection() {
        String shown = request.getParameter("of");
        return connection().filter(known -> known.id().toString().equals(shown)).isPresent();
    }

    /** Returns whether the page needs no view state: then it has no form and needs no session. */
    public boolean isStateless() {
        return connection().isEmpty() && request.getUserPrincipal() == null;
    }

    /** Returns the state that forms pass on; null for none. */
    public String getCarriedState() {
        return state().map(State::value).orElse(null);
    }

    /** Returns the conversation that forms of the context card pass on; null for none. */
    public String getCarriedConversation() {
        return Conversation.of(request).orElse(null);
    }

    /** Returns the same instant for the whole page. */
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
