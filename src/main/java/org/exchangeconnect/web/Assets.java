package org.exchangeconnect.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Builds the URLs of style sheets, scripts and images for the pages ({@code #{assets.href('style.css')}}). Each URL has
 * a version derived from the content, so browsers can cache a file until it changes.
 */
@Named
@ApplicationScoped
public class Assets {

    private static final int VERSION_CHARACTERS = 12;

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    @Inject
    ServletContext context;

    @Inject
    HttpServletRequest request;

    /**
     * Returns the versioned URL path of a static file, below the public path of the application.
     *
     * @param name the file's name below the web content, without a leading slash
     * @throws IllegalArgumentException if the file does not exist
     */
    public String href(String name) {
        return PublicPath.of(request) + addresses.computeIfAbsent(name, this::versioned);
    }

    private String versioned(String name) {
        try (InputStream content = context.getResourceAsStream("/" + name)) {
            if (content == null) {
                throw new IllegalArgumentException("No such file in the web content: " + name);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            String version = HexFormat.of().formatHex(digest).substring(0, VERSION_CHARACTERS);
            return "/" + name + "?v=" + version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
