package org.exchangeconnect.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.FactoryFinder;
import jakarta.faces.application.ProjectStage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.lifecycle.Lifecycle;
import jakarta.faces.lifecycle.LifecycleFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs inside the server to check the Faces implementation and the protection of the view state. */
@Tag("arquillian")
@ArquillianTest
class MyFacesIT {

    @Inject
    ServletContext application;

    @Inject
    HttpServletRequest request;

    @Deployment
    static Archive<?> war() {
        return BuiltWar.configured(BuiltWar.keys(MyFacesIT.class))
                .addPackages(true, "org.assertj.core", "net.bytebuddy");
    }

    @Test
    void theWarsMyFacesIsTheImplementationAndNotTheServers() {
        assertThat(faces().getClass().getName()).isEqualTo("org.apache.myfaces.context.servlet.FacesContextImpl");
        assertThat(faces().getClass()
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains("/WEB-INF/lib/myfaces-impl-");
        assertThat(FacesContext.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains("/WEB-INF/lib/myfaces-api-");
    }

    @Test
    void theStageIsProduction() {
        assertThat(faces().getApplication().getProjectStage()).isEqualTo(ProjectStage.Production);
    }

    @Test
    void theViewStatesKeysAreStrongAndMadeAtStart() {
        assertThat(parameter("ALGORITHM.PARAMETERS")).isEqualTo("CBC/PKCS5Padding");
        assertThat(parameter("MAC_ALGORITHM")).isEqualTo("HmacSHA256");
        assertThat(Base64.getDecoder().decode(parameter("SECRET"))).hasSize(32);
        assertThat(Base64.getDecoder().decode(parameter("MAC_SECRET"))).hasSize(32);
    }

    private String parameter(String name) {
        return application.getInitParameter("org.apache.myfaces." + name);
    }

    private FacesContext faces() {
        LifecycleFactory lifecycles = (LifecycleFactory) FactoryFinder.getFactory(FactoryFinder.LIFECYCLE_FACTORY);
        FacesContextFactory contexts =
                (FacesContextFactory) FactoryFinder.getFactory(FactoryFinder.FACES_CONTEXT_FACTORY);
        Lifecycle lifecycle = lifecycles.getLifecycle(LifecycleFactory.DEFAULT_LIFECYCLE);
        return contexts.getFacesContext(application, request, response(), lifecycle);
    }

    /** Returns a response that ignores all calls. */
    private static HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                MyFacesIT.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> method.getReturnType().isPrimitive() ? 0 : null);
    }
}
