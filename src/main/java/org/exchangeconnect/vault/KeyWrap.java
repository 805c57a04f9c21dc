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
 * Finds the key that encrypts the key file itself: a key of a key management service ({@code
 * connect.encryption.kms-uri}), through the {@link KmsClient} of Tink that supports the URI. These clients are large,
 * so the WAR contains none: their jars are in the folder {@code connect.encryption.kms-lib}. They find their
 * credentials in their default way.
 */
final class KeyWrap {

    private KeyWrap() {}

    /** Returns the key that encrypts the key file; empty when the file is plain. */
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
                "connect.encryption.kms-uri: no client in connect.encryption.kms-lib supports this URI");
    }

    /** Returns a class loader for the jars, which see the application's own Tink. */
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
