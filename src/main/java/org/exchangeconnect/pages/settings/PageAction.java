package org.exchangeconnect.pages.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.PageLinks;

/** Runs an action of the settings page and redirects to a page that shows its outcome. */
@RequestScoped
public class PageAction {

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    FacesContext faces;

    @Inject
    HttpServletRequest request;

    /**
     * Runs the action on the connection that the form's page showed; does nothing for any other connection.
     *
     * @param deed returns the outcome's name
     * @param part the part of the page to show afterwards
     */
    public void on(String part, Function<Connection, String> deed) throws IOException {
        faces.getExternalContext()
                .redirect(
                        currentUser.isShownConnection()
                                ? links.outcome(deed.apply(
                                                currentUser.connection().orElseThrow())) + "#" + part
                                : links.outcome("expired"));
    }

    /**
     * Runs an action that requires that Infobip recognized the person within the last minutes. Otherwise the action is
     * not run: the input is saved, and the page offers a confirmation by Infobip.
     *
     * @param typed the input to restore in the form; must not be a secret
     */
    public void onRecognised(String part, String typed, Function<Connection, String> deed) throws IOException {
        boolean shown = currentUser.isShownConnection();
        if (shown && currentUser.isRecognised() || !shown && !currentUser.isToBeConfirmed()) {
            on(part, deed);
            return;
        }
        new SavedFormInput(request.getParameter("of"), part, typed).store(request);
        faces.getExternalContext().redirect(links.outcome("recognise"));
    }

    /** Returns the current user's name for the event history. */
    public String actor() {
        return currentUser.displayName().orElseThrow();
    }
}
