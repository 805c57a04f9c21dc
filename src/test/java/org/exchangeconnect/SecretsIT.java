package org.exchangeconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches everything that the application writes for every secret that the sandbox issued or the application received
 * or generated: the data folder, the server's log with every logger at its finest level, each page, each response and
 * the metrics.
 */
class SecretsIT {

    private static final Path LOG = Path.of("target", "it", "secrets.log");

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private static final String PASSWORD = "Canary-password-5Xq2";
    private static final String WRONG_PASSWORD = "Canary-wrong-password-8Vb1";
    private static final String WEBHOOK_SECRET = "Canary-webhook-secret-Kd83-Lw02-Zp66";
    private static final String WEBHOOK_PATH = "Canary-path-of-webhook-7Tn4";
    private static final String REFUSED_KEY = "Canary0refused0api0key0Rm51-4d1c-9be2";
    private static final String WRONG_GATEWAY_KEY = "Canary-wrong-gateway-key-Jh20";
    private static final String WRONG_TOKEN = "Canary1header.Canary2claims.Canary3signature";

    private static final String MESSAGE =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hi\"}]}";

    private final List<String> seen = new ArrayList<>();

    /** Secrets that the application received or generated. The response that shows a secret once is not searched. */
    private final Set<String> own = new LinkedHashSet<>(List.of(
            PASSWORD, WRONG_PASSWORD, WEBHOOK_SECRET, WEBHOOK_PATH, REFUSED_KEY, WRONG_GATEWAY_KEY, WRONG_TOKEN));

    @Test
    void noTokenCodeVerifierKeyPasswordOrSecretIsFoundAnywhere() throws IOException {
        int port = FreePort.any();
        URI app = AppServer.address(port);
        Files.deleteIfExists(LOG);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxr-x"));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.standard()
                        .tokenLifetime(Duration.ofSeconds(6))
                        .appUri(URI.create(app.toString().replaceAll("/$", ""))));
                AppServer server = LaunchOptions.built(port, keys(port, sandbox), LOG)
                        .loggingEverything(folder)
                        .start()) {
            Readiness.await(server, Duration.ofMinutes(4));
            live(sandbox, app);
            useKeys(sandbox, app);
            server.stop();

            assertThat(sandbox.recorder().count(RequestOutcome.RENEWED)).isGreaterThan(3);
            onlyTheOwnerReadsTheDataFolder();
            own.addAll(sandbox.recorder().secretsIssued());
            search(own);
        }
    }

    private void onlyTheOwnerReadsTheDataFolder() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .endsWith("------");
            }
        }
    }

    /** Exercises all code that handles secrets: flows, failures, renewals, messages and pages. */
    private void live(Sandbox sandbox, URI app) {
        HttpVisitor visitor = new HttpVisitor(app);
        note(visitor.open("settings"));
        URI back = sandbox.approve(sandbox.users().get(0).userKey(), visitor.redirectFrom("api/oauth/authorize"));
        note(visitor.open(back.toString()));
        note(visitor.open(back.toString()));
        note(visitor.open(back + "x"));
        note(new HttpVisitor(app).open(back.toString()));
        note(visitor.open("settings"));
        note(visitor.open("connected"));

        BackOfficeClient backOffice = new BackOfficeClient(app, AppConfiguration.USER, PASSWORD);
        String id = BackOfficeClient.json(backOffice.get("connections"))
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        note(backOffice.post("connections/" + id + "/messages", MESSAGE));
        sandbox.faults().on(PathKind.SMS).once().status(401);
        note(backOffice.post("connections/" + id + "/messages", MESSAGE));
        sandbox.faults().on(PathKind.SMS).once().garbage();
        note(backOffice.post("connections/" + id + "/messages", MESSAGE));
        sandbox.faults().on(PathKind.TOKEN).once().html();
        note(backOffice.post("connections/" + id + "/renewals", null));
        await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.recorder().count(RequestOutcome.RENEWED) > 3);
        note(backOffice.get("connections/" + id));
        note(backOffice.get("connections/" + id + "/messages"));
        note(backOffice.get("connections/" + id + "/events"));
        sandbox.endTokensOf(sandbox.users().get(0).userKey());
        note(backOffice.post("connections/" + id + "/renewals", null));
        note(visitor.open("settings"));
        note(backOffice.delete("connections/" + id));
    }

    /** Uses the secrets that do not come from Infobip's flow, both valid and invalid ones. */
    private void useKeys(Sandbox sandbox, URI app) {
        HttpVisitor program = new HttpVisitor(app);
        String right = basic(AppConfiguration.USER, PASSWORD);
        BackOfficeClient backOffice = new BackOfficeClient(app, AppConfiguration.USER, PASSWORD);
        HttpResponse<String> made = backOffice.post(
                "connections",
                "{\"name\":\"By key\",\"apiKey\":\"" + SandboxOptions.DEFAULT_API_KEY + "\",\"baseUri\":\""
                        + sandbox.uri() + "\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        note(made);
        String connection = "connections/" + BackOfficeClient.json(made).getString("id");
        note(backOffice.post("connections", "{\"name\":\"Refused\",\"apiKey\":\"" + REFUSED_KEY + "\"}"));
        note(backOffice.post("connections", "{\"name\":\"Refused\",\"apiKey\":[\"" + REFUSED_KEY + "\"]}"));
        note(backOffice.call("PATCH", connection, "{\"fallbackApiKey\":\"" + REFUSED_KEY + "\"}"));
        note(backOffice.call("PATCH", connection, "{\"baseUri\":\"https://u:" + REFUSED_KEY + "@evil.example\"}"));
        String key = BackOfficeClient.json(backOffice.post(connection + "/keys", "{\"name\":\"A program\"}"))
                .getString("key");
        own.add(key);
        note(backOffice.get(connection + "/keys"));
        note(program.open("gateway/sms/1/reports", "Authorization", "App " + key));
        sandbox.faults().on(PathKind.SMS).once().status(401);
        note(program.open("gateway/sms/1/reports", "Authorization", "App " + key));
        sandbox.faults().on(PathKind.SMS).once().lostAnswer();
        note(program.open("gateway/sms/1/reports", "Authorization", "App " + key));
        sandbox.faults().clear();
        note(program.open("gateway/account/1/balance", "Authorization", "App " + key));
        note(program.open("gateway/sms/1/reports", "Authorization", "App " + WRONG_GATEWAY_KEY));
        note(program.open("api/connections", "Authorization", basic(AppConfiguration.USER, WRONG_PASSWORD)));
        note(program.open("api/connections", "Authorization", basic(WRONG_PASSWORD, PASSWORD)));
        note(program.open("api/connections", "Authorization", "Bearer " + WRONG_TOKEN));
        note(program.open("operator", "Authorization", right));
        own.addAll(addressProofs(sandbox));
        for (PushStyle style : PushStyle.values()) {
            assertThat(backOffice.post(connection + "/messages", MESSAGE).statusCode())
                    .isEqualTo(200);
            sandbox.pushReports(style);
        }
        own.addAll(addressProofs(sandbox));
        note(backOffice.get(connection + "/messages"));
        note(backOffice.get("notices"));
        note(program.open("metrics", "Authorization", right));
        note(backOffice.delete(connection));
        own.add(right.substring("Basic ".length()));
        own.add(basic(AppConfiguration.USER, WRONG_PASSWORD).substring("Basic ".length()));
    }

    /** Returns the secret parts of the addresses to which Infobip pushes delivery reports. */
    private static Set<String> addressProofs(Sandbox sandbox) {
        Set<String> proofs = sandbox.messages().stream()
                .map(message -> message.notifyUrl().replaceFirst(".*[?&]proof=", ""))
                .collect(Collectors.toSet());
        assertThat(proofs).isNotEmpty().allMatch(proof -> proof.length() == 43);
        return proofs;
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private void note(HttpResponse<String> answer) {
        seen.add(answer.uri() + " answered " + answer.statusCode() + "\n"
                + answer.headers().map() + "\n" + answer.body());
    }

    private void search(Set<String> secrets) throws IOException {
        assertThat(secrets).hasSizeGreaterThan(8);
        Set<String> spellings = secrets.stream()
                .flatMap(secret -> Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))))
                .collect(Collectors.toSet());
        for (String answer : seen) {
            assertThat(spellings).as("in the answer " + firstLine(answer)).noneMatch(secret -> body(answer)
                    .contains(secret));
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                searchFile(file, spellings);
            }
        }
        searchFile(LOG, spellings);
    }

    private static void searchFile(Path file, Set<String> spellings) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : spellings) {
            int at = text.indexOf(secret);
            assertThat(at)
                    .as(() -> file.getFileName() + ": ..."
                            + text.substring(Math.max(0, at - 500), at).strip())
                    .isNegative();
        }
    }

    private static String firstLine(String answer) {
        return answer.lines().findFirst().orElseThrow().replaceAll("code=[^&]*", "code=...");
    }

    /** Removes the first line, which is the address that the test requested. */
    private static String body(String answer) {
        return answer.substring(answer.indexOf('\n'));
    }

    private AppConfiguration keys(int port, Sandbox sandbox) {
        return AppConfiguration.against(sandbox, port, data)
                .with("infobip.oauth.pkce", "always")
                .with("infobip.oauth.token-lifetime", "PT6S")
                .with("connect.api.password", PASSWORD)
                .with("connect.webhooks.uri", sandbox.uri() + "/" + WEBHOOK_PATH)
                .with("connect.webhooks.secret", WEBHOOK_SECRET);
    }
}
