package org.exchangeconnect.pages;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import org.exchangeconnect.web.PublicPath;

/** Makes forms submit to the public path of the application. */
public class PublicViewHandler extends ViewHandlerWrapper {

    public PublicViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext faces, String viewId) {
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        String url = getWrapped().getActionURL(faces, viewId);
        String own = request.getContextPath();
        return url.startsWith(own + "/") ? PublicPath.of(request) + url.substring(own.length()) : url;
    }
}
