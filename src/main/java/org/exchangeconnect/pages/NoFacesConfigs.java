package org.exchangeconnect.pages;

import jakarta.faces.context.ExternalContext;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.apache.myfaces.spi.FacesConfigResourceProvider;
import org.apache.myfaces.spi.FacesConfigResourceProviderFactory;

/**
 * Tells MyFaces that no library brings a {@code META-INF/faces-config.xml}. It would look for some at each start, in every
 * jar of the server's.
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
