package org.exchangeconnect.pages;

import jakarta.faces.context.ExternalContext;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.apache.myfaces.spi.FaceletConfigResourceProvider;
import org.apache.myfaces.spi.FaceletConfigResourceProviderFactory;

/**
 * Reports to MyFaces that no library contains a {@code META-INF/*.taglib.xml} besides its own tags. Otherwise it would
 * search every jar of the server at each startup.
 */
public class NoTagLibraries extends FaceletConfigResourceProviderFactory {

    @Override
    public FaceletConfigResourceProvider createFaceletConfigResourceProvider(ExternalContext context) {
        return new FaceletConfigResourceProvider() {
            @Override
            public Collection<URL> getFaceletTagLibConfigurationResources(ExternalContext context) {
                return List.of();
            }
        };
    }
}
