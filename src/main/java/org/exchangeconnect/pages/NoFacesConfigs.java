package org.exchangeconnect.pages;

import jakarta.faces.context.ExternalContext;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.apache.myfaces.spi.FacesConfigResourceProvider;
import org.apache.myfaces.spi.FacesConfigResourceProviderFactory;

/**
 * Reports to MyFaces that no library contains a {@code META-INF/faces-config.xml}. Otherwise it would search every jar
 * of the server at each startup.
 */
public class NoFacesConfigs extends FacesConfigResourceProviderFactory {

    @Override
    public FacesConfigResourceProvider createFacesConfigResourceProvider(ExternalContext context) {
        return new FacesConfigResourceProvider() {
            @Override
            public Collection<URL> getMetaInfConfigurationResources(ExternalContext context) {
                return List.of();
            }
        };
    }
}
