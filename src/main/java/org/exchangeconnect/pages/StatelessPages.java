package org.exchangeconnect.pages;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * Renders pages for anonymous visitors without view state or a session: they have no form, and anyone can request them
 * often.
 */
public final class StatelessPages implements PhaseListener {

    private static final long serialVersionUID = 1;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        if (faces.getViewRoot() != null) {
            boolean stateless =
                    faces.getApplication().evaluateExpressionGet(faces, "#{currentUser.stateless}", Boolean.class);
            faces.getViewRoot().setTransient(stateless);
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        // Nothing to do.
    }
}
