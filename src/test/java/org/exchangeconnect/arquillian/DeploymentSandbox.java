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

/** The sandbox as Infobip for one deployment, and what a person does there to connect an account. */
final class DeploymentSandbox {

    static final String LINK = "api/oauth/authorize";
    static final String CALLBACK = "api/oauth/callback";

    private final Sandbox sandbox;

    /** @param change what is special about the app as Infobip knows it */
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

    /** The configuration of a confidential client for which the sandbox is Infobip. */
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

    /** The person accepts. Gives the address of the callback with its code and state. */
    String accept(URI authorizationRequest) {
        return accept(authorizationRequest, 0);
    }

    String accept(URI authorizationRequest, int user) {
        return sandbox.approve(sandbox.users().get(user).userKey(), authorizationRequest)
                .toString();
    }

    /** Follows a link, accepts, and opens the callback. */
    HttpResponse<String> connect(HttpVisitor visitor, String link) {
        return visitor.open(accept(visitor.redirectFrom(link)));
    }

    /** How many codes were sent to the token endpoint so far. */
    long exchanges() {
        return exchangeRequests().size();
    }

    /** The form of the last request with a code. */
    Map<String, String> lastExchange() {
        List<RecordedRequest> all = exchangeRequests();
        return all.get(all.size() - 1).fields();
    }

    private List<RecordedRequest> exchangeRequests() {
        return sandbox.recorder().requests(PathKind.TOKEN).stream()
                .filter(request -> "authorization_code".equals(request.fields().get("grant_type")))
                .toList();
    }

    /** The parameters of an address. */
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
