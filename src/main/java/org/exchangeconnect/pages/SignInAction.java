package org.exchangeconnect.pages;

import static jakarta.servlet.http.HttpServletResponse.SC_OK;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exchangeconnect.web.MessagePage;
import org.exchangeconnect.web.session.BrowserCookie;
import org.exchangeconnect.web.session.PendingAuthorizationMarker;
import org.exchangeconnect.web.session.SignedInConnection;

/**
 * Prepares a framed page before it is shown: sets the browser's cookie and signs the current user in where that is
 * possible without interaction. A browser in which someone connected before is sent through Infobip and back, which is
 * invisible to a person who is logged in there.
 */
@Named
@RequestScoped
public class SignInAction {

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    HttpServletRequest request;

    @Inject
    FacesContext faces;

    public void settings() throws IOException {
        HttpServletResponse response = response();
        BrowserCookie.bind(request, response);
        currentUser.signOutOthers();
        if (currentUser.healthStatus().isLive()) {
            ReturningBrowserCookie.remember(request, response);
        } else if (isToBeRecognised()) {
            leave(response);
        }
    }

    /** Signs the current user out, and lets no page sign this browser in again automatically. */
    public void signOut() {
        SignedInConnection.clear(request);
        ReturningBrowserCookie.forget(response());
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) faces.getExternalContext().getResponse();
    }

    /**
     * Leaves for Infobip by a page and not by an HTTP redirect. Browsers follow redirects for any site that frames this
     * URL, but show a page only to the allowed sites.
     */
    private void leave(HttpServletResponse response) throws IOException {
        MessagePage.about(request, "note.recognising")
                .leadingTo(links.getConnect())
                .write(response, SC_OK);
        faces.responseComplete();
    }

    /**
     * Returns whether to leave for Infobip. An outcome in the URL means that the user has just returned, so the page
     * does not leave again, and neither does one whose return could not be remembered.
     */
    private boolean isToBeRecognised() {
        return currentUser.connection().isEmpty()
                && currentUser.state().isPresent()
                && request.getParameter("outcome") == null
                && PendingAuthorizationMarker.isPossible(request)
                && !currentUser.isBackFromInfobip()
                && ReturningBrowserCookie.connectedBefore(request);
    }
}
