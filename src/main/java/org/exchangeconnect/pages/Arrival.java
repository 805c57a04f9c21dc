package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exchangeconnect.web.Browser;

/**
 * What happens before a framed page shows anything: the browser gets its cookie, and a viewer who can be recognised
 * without a question is. A browser in which somebody connected before is sent through Infobip and back, of which a
 * person who is logged in there sees nothing.
 */
@Named
@RequestScoped
public class Arrival {

    @Inject
    Viewer viewer;

    @Inject
    PageLinks links;

    @Inject
    HttpServletRequest request;

    @Inject
    FacesContext faces;

    public void settings() throws IOException {
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        Browser.bind(request, response);
        if (viewer.standing().isLive()) {
            KnownBrowser.remember(request, response);
        } else if (isToBeRecognised()) {
            faces.getExternalContext().redirect(links.getConnect());
        }
    }

    /** An outcome in the address means that the viewer comes back from there just now: once is enough. */
    private boolean isToBeRecognised() {
        return viewer.connection().isEmpty()
                && viewer.state().isPresent()
                && request.getParameter("outcome") == null
                && !viewer.isBackFromInfobip()
                && KnownBrowser.connectedBefore(request);
    }
}
