package org.exchangeconnect.pages.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.PageLinks;
import org.exchangeconnect.pages.SignInAction;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/** Renews or disconnects the current user's connection. Each action redirects to a page that shows its outcome. */
@Named
@RequestScoped
public class ConnectionActions {

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    TokenService tokens;

    @Inject
    SignInAction signIn;

    @Inject
    FacesContext faces;

    /** Step 6 on demand: renews the token now. */
    public void renew() throws IOException {
        faces.getExternalContext().redirect(links.outcome(renewed()));
    }

    private String renewed() {
        if (!currentUser.isShownConnection()) {
            return "expired";
        }
        try {
            tokens.renewNow(id());
            return "renewed";
        } catch (TokenUnavailableException | ReconnectRequiredException | UnknownConnectionException e) {
            return "notrenewed";
        }
    }

    public void disconnect() throws IOException {
        faces.getExternalContext().redirect(links.outcome(disconnected()));
    }

    private String disconnected() {
        if (!currentUser.isShownConnection()) {
            return "expired";
        }
        try {
            tokens.disconnect(id(), currentUser.displayName().orElseThrow());
        } catch (UnknownConnectionException e) {
            return "failed";
        }
        signIn.signOut();
        return "disconnected";
    }

    private ConnectionId id() {
        return currentUser.connection().map(Connection::id).orElseThrow();
    }
}
