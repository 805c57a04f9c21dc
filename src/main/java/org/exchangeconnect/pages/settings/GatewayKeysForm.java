package org.exchangeconnect.pages.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.account.AssignedName;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.gateway.GatewayKey;
import org.exchangeconnect.gateway.GatewayKeyRepository;
import org.exchangeconnect.gateway.NewGatewayKey;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.PageLinks;

/** Step 8 on the settings page: the gateway keys of the current user's connection. A new key is shown here once. */
@Named
@RequestScoped
public class GatewayKeysForm {

    private static final int PAGE = 20;
    private static final String PART = "keys";

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    PageAction deed;

    @Inject
    GatewayKeyRepository keys;

    @Inject
    OneTimeSecretStore secrets;

    @Inject
    OAuthSettings oauth;

    @Inject
    HttpServletRequest request;

    private List<GatewayKey> rows = List.of();
    private NewGatewayKey made;
    private GatewayKey asked;
    private String kept;
    private boolean more;

    @PostConstruct
    void read() {
        currentUser.connection().ifPresent(this::read);
    }

    private void read(Connection connection) {
        List<GatewayKey> found = keys.page(connection.id(), uuid("keysAfter"), PAGE + 1);
        more = found.size() > PAGE;
        rows = found.subList(0, Math.min(PAGE, found.size()));
        asked = uuid("end")
                .flatMap(id -> found.stream().filter(key -> key.id().equals(id)).findFirst())
                .orElse(null);
        if ("key-made".equals(outcome())) {
            made = secrets.take(connection.id().toString(), request).orElse(null);
        } else if (currentUser.isRecognised()) {
            kept = SavedFormInput.take(connection.id().toString(), PART, request)
                    .orElse(null);
        }
    }

    public void make() throws IOException {
        deed.onRecognised(PART, name(), connection -> {
            Optional<String> name = AssignedName.read(name());
            return name.isEmpty() ? "key-unnamed" : made(connection, name.get());
        });
    }

    private String made(Connection connection, String name) {
        try {
            NewGatewayKey key = keys.create(connection.id(), name, deed.actor());
            secrets.put(key, connection.id().toString(), request);
            return "key-made";
        } catch (DisconnectedException disconnected) {
            return "disconnected";
        }
    }

    public void end() throws IOException {
        deed.on(PART, connection -> {
            uuid("end").ifPresent(id -> keys.end(connection.id(), id, deed.actor()));
            return "key-ended";
        });
    }

    public List<GatewayKey> getRows() {
        return List.copyOf(rows);
    }

    /** Returns the key that was created just now; null otherwise and when the page is loaded again. */
    public NewGatewayKey getMade() {
        return made;
    }

    /** Returns the name entered before Infobip confirmed the current user; null for none. */
    public String getKept() {
        return kept;
    }

    /** Returns the key for which the page asks for confirmation before it is revoked; null for none. */
    public GatewayKey getAsked() {
        return asked;
    }

    /** Returns whether a key was revoked just now. */
    public boolean isEnded() {
        return "key-ended".equals(outcome());
    }

    /** Returns whether the last new key was rejected because of its name. */
    public boolean isUnnamed() {
        return "key-unnamed".equals(outcome());
    }

    /** Returns the URL of the next page; null for none. */
    public String getNext() {
        return more ? links.keysAfter(rows.get(rows.size() - 1).id()) : null;
    }

    /** Returns the gateway's public URL. */
    public String getAddress() {
        return oauth.publicUri("/gateway").toString();
    }

    private String outcome() {
        return request.getParameter("outcome");
    }

    private String name() {
        return Optional.ofNullable(request.getParameter("name")).orElse("").strip();
    }

    private Optional<UUID> uuid(String parameter) {
        return TimeOrderedId.parse(request.getParameter(parameter));
    }
}
