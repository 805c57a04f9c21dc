package org.exchangeconnect.pages;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * A form that was sent from a page whose view is gone (the session ended, or the browser sends no cookie) ends in the
 * page shown anew, with a plain notice. Nothing was done then. What fails in a request of Faces' scripts is refused.
 */
final class ExpiredViewHandler extends ExceptionHandlerWrapper {

    ExpiredViewHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        FacesContext context = FacesContext.getCurrentInstance();
        if (events.hasNext() && context.getPartialViewContext().isAjaxRequest()) {
            refuse(context, events);
            return;
        }
        while (events.hasNext()) {
            if (events.next().getContext().getException() instanceof ViewExpiredException) {
                events.remove();
                showAgain(FacesContext.getCurrentInstance());
                return;
            }
        }
        getWrapped().handle();
    }

    /** No page of ours asks so, and Faces would answer with the exception's name and message. */
    private static void refuse(FacesContext faces, Iterator<ExceptionQueuedEvent> events) {
        while (events.hasNext()) {
            events.next();
            events.remove();
        }
        try {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_BAD_REQUEST, null);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void showAgain(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        PageLinks links = faces.getApplication().evaluateExpressionGet(faces, "#{links}", PageLinks.class);
        try {
            external.redirect(links.outcome("expired"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
