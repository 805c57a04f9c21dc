package org.exchangeconnect.pages;

import static jakarta.servlet.http.HttpServletResponse.SC_OK;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exchangeconnect.web.BrowserCookie;
import org.exchangeconnect.web.MessagePage;

/**
 * What happens before a framed page shows anything: the browser gets its cookie, and a viewer who can be recognised
 * without a question is. A browser in which somebody connected before is sent through Infobip and back, of which a
 * person who is logged in there sees nothing.
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
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        BrowserCookie.bind(request, response);
        currentUser.signOutOthers();
        if (currentUser.healthStatus().isLive()) {
            ReturningBrowserCookie.remember(request, response);
        } else if (isToBeRecognised()) {
            leave(response);
        }
    }

    /**
     * Goes on by a page and not by a redirect, which browsers follow for any site that frames this address: a page is
     * shown to the allowed sites alone.
     */
    private void leave(HttpServletResponse response) throws IOException {
        MessagePage.about(request, "note.recognising")
                .leadingTo(links.getConnect())
                .write(response, SC_OK);
        faces.responseComplete();
    }

    /** An outcome in the address means that the viewer comes back from there just now: once is enough. */
    private boolean isToBeRecognised() {
        return currentUser.connection().isEmpty()
                && currentUser.state().isPresent()
                && request.getParameter("outcome") == null
                && !currentUser.isBackFromInfobip()
                && ReturningBrowserCookie.connectedBefore(request);
    }
}
