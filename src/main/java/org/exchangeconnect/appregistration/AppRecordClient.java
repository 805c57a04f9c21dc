package org.exchangeconnect.appregistration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.exchangeconnect.appregistration.AppCheckException.Cause;
import org.exchangeconnect.config.PortalSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallFailedException;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.token.InfobipApi;

/** Reads the app's record from Infobip's portal. The token goes to the configured host only. */
@Singleton
class AppRecordClient {

    private final PortalSettings portal;
    private final InfobipApi api;

    @Inject
    AppRecordClient(PortalSettings portal, InfobipApi api) {
        this.portal = portal;
        this.api = api;
    }

    /** Reads the record with this connection's token. */
    AppRecord read(ConnectionId id) throws AppCheckException {
        HttpResponse<byte[]> answer = send(id, address());
        return switch (answer.statusCode()) {
            case 200 ->
                ResponseJson.object(answer.body())
                        .flatMap(AppRecord::of)
                        .orElseThrow(() -> new AppCheckException(Cause.BAD_ANSWER));
            case 401, 403 -> throw new AppCheckException(Cause.REFUSED);
            case 404 -> throw new AppCheckException(Cause.UNKNOWN_APP);
            default -> throw new AppCheckException(Cause.BAD_ANSWER);
        };
    }

    private URI address() throws AppCheckException {
        String id = portal.appId().orElseThrow(() -> new AppCheckException(Cause.NO_APP_ID));
        return URI.create(portal.baseUri() + "/api/amg/exchange/1/apps/" + URLEncoder.encode(id, StandardCharsets.UTF_8)
                + "/oauth");
    }

    private HttpResponse<byte[]> send(ConnectionId id, URI address) throws AppCheckException {
        try {
            return api.get(id, address);
        } catch (CallFailedException away) {
            throw new AppCheckException(Cause.UNREACHABLE);
        }
    }
}
