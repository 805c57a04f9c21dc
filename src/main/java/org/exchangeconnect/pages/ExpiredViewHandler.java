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
 * Handles a form whose view has expired, because the session ended or the browser sends no cookie: shows the page again
 * with a notice. The form's action was not executed. Failed Ajax requests are refused.
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

    /** Refuses an Ajax request. Our pages send none, and Faces would respond with the exception's name and message. */
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
