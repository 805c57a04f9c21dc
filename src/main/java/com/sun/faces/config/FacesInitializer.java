package com.sun.faces.config;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;

/**
 * Does nothing. Payara looks this name up through the WAR's class loader when the WAR brings its own Faces, and refuses
 * to deploy when it is missing; the server's own class of the name is Mojarra's and must not run beside MyFaces.
 */
public final class FacesInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        // MyFaces starts itself.
    }
}
