package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.exchangeconnect.config.EncryptionSettings;

/**
 * Finds what encrypts the key file itself: a key of a key management service ({@code connect.encryption.kms-uri}), by
 * whichever {@link KmsClient} of Tink's takes such an address. The services' clients are large, so none is in the WAR:
 * their jars are in the folder {@code connect.encryption.kms-lib}. They find their credentials as they always do.
 */
final class KeyWrap {

    private KeyWrap() {}

    /** Gives what encrypts the key file; empty where it is plain. */
    static Optional<Aead> of(EncryptionSettings settings) throws IOException, GeneralSecurityException {
        if (settings.kmsUri().isEmpty()) {
            return Optional.empty();
        }
        String uri = settings.kmsUri().get();
        for (KmsClient client : ServiceLoader.load(KmsClient.class, loader(settings.kmsLib()))) {
            if (client.doesSupport(uri)) {
                return Optional.of(client.withDefaultCredentials().getAead(uri));
            }
        }
        throw new GeneralSecurityException(
                "connect.encryption.kms-uri: no client in connect.encryption.kms-lib knows such an address");
    }

    /** The jars see Tink as the application has it. */
    private static ClassLoader loader(Optional<Path> folder) throws IOException {
        ClassLoader application = KeyWrap.class.getClassLoader();
        if (folder.isEmpty()) {
            return application;
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            URL[] jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(KeyWrap::url)
                    .toArray(URL[]::new);
            return new URLClassLoader("connect.encryption.kms-lib", jars, application);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
