package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.exchangeconnect.connection.Connection;

/** Something that a person does on the settings page: it ends in a redirect that says what became of it. */
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
     * Does something with the connection that the form's page showed; with another's, nothing is done.
     *
     * @param deed gives the outcome's name
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
     * Does something that only a person may do whom Infobip recognised within the last minutes. Where that is longer ago,
     * nothing is done: what was typed is kept, and the page offers to be confirmed by Infobip and to come back.
     *
     * @param typed what is to stand in the form again; no secret
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

    /** Gives who does it, as the history names them. */
    public String actor() {
        return currentUser
                .connection()
                .map(known -> DisplayNames.of(known.identity(), currentUser.texts()))
                .orElseThrow();
    }
}
