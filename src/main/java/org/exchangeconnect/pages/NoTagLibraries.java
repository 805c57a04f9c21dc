package org.exchangeconnect.pages;

import jakarta.faces.context.ExternalContext;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.apache.myfaces.spi.FaceletConfigResourceProvider;
import org.apache.myfaces.spi.FaceletConfigResourceProviderFactory;

/**
 * Tells MyFaces that no library brings a {@code META-INF/*.taglib.xml} beside its own tags. It would look for some at each
 * start, in every jar of the server's.
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
