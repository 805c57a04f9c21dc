package org.exchangeconnect.arquillian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RecordedRequest;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.HttpVisitor;

/** The sandbox as Infobip for one deployment, with the user's actions to connect an account. */
final class DeploymentSandbox {

    static final String LINK = "api/oauth/authorize";
    static final String CALLBACK = "api/oauth/callback";

    private final Sandbox sandbox;

    /** @param change adapts the standard app registration */
    DeploymentSandbox(UnaryOperator<RegisteredApp> change) {
        try {
            RegisteredApp app = RegisteredApp.standard(BuiltWar.address().resolve(CALLBACK));
            sandbox = Sandbox.start(SandboxOptions.standard().apps(change.apply(app)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Returns the configuration of a confidential client that uses the sandbox as Infobip. */
    AppConfiguration keys(Class<?> test) {
        return BuiltWar.keys(test)
                .with("infobip.oauth.client-id", RegisteredApp.DEFAULT_CLIENT_ID)
                .with("infobip.oauth.client-secret", RegisteredApp.DEFAULT_CLIENT_SECRET)
                .with("infobip.oauth.authorize-uri", sandbox.authorizeUri())
                .with("infobip.oauth.token-uri", sandbox.tokenUri())
                .with("infobip.api.base-uri", sandbox.uri());
    }

    HttpVisitor visitor() {
        return new HttpVisitor(BuiltWar.address());
    }

    /** Accepts the request as the user. Returns the callback URL with its code and state. */
    String accept(URI authorizationRequest) {
        return accept(authorizationRequest, 0);
    }

    String accept(URI authorizationRequest, int user) {
        return sandbox.approve(sandbox.users().get(user).userKey(), authorizationRequest)
                .toString();
    }

    /** Follows a link, accepts the request and opens the callback. */
    HttpResponse<String> connect(HttpVisitor visitor, String link) {
        return visitor.open(accept(visitor.redirectFrom(link)));
    }

    /** Returns the number of codes that the token endpoint received. */
    long exchanges() {
        return exchangeRequests().size();
    }

    /** Returns the form of the last request with a code. */
    Map<String, String> lastExchange() {
        List<RecordedRequest> all = exchangeRequests();
        return all.get(all.size() - 1).fields();
    }

    private List<RecordedRequest> exchangeRequests() {
        return sandbox.recorder().requests(PathKind.TOKEN).stream()
                .filter(request -> "authorization_code".equals(request.fields().get("grant_type")))
                .toList();
    }

    /** Returns the decoded query parameters of a URL. */
    static Map<String, String> query(URI address) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : address.getRawQuery().split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static String state(URI authorizationRequest) {
        return query(authorizationRequest).get("state");
    }

    static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
}
