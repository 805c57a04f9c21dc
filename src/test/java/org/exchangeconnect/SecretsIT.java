package org.exchangeconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.Outcome;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.demo.AppKeys;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.Launch;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.BackOffice;
import org.exchangeconnect.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything the application writes is searched for everything the sandbox ever issued: the data folder, the server's
 * log with every logger at its finest, each page and each answer.
 */
class SecretsIT {

    private static final Path LOG = Path.of("target", "it", "secrets.log");

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();

    @Test
    void noTokenCodeVerifierOrSecretIsFoundAnywhere() throws IOException {
        int port = FreePort.any();
        URI app = AppServer.address(port);
        Files.deleteIfExists(LOG);
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.standard()
                        .tokenLifetime(Duration.ofSeconds(6))
                        .appUri(URI.create(app.toString().replaceAll("/$", ""))));
                AppServer server = Launch.built(port, keys(port, sandbox), LOG)
                        .loggingEverything(folder)
                        .start()) {
            Readiness.await(server, Duration.ofMinutes(4));
            live(sandbox, app);
            server.stop();

            assertThat(sandbox.recorder().count(Outcome.RENEWED)).isGreaterThan(3);
            search(sandbox.recorder().secretsIssued());
        }
    }

    /** A life with all that leads through the code with secrets: flows, failures, renewals, messages, pages. */
    private void live(Sandbox sandbox, URI app) {
        Visitor visitor = new Visitor(app);
        note(visitor.open("settings"));
        URI back = sandbox.approve(sandbox.users().get(0).userKey(), visitor.redirectFrom("api/oauth/authorize"));
        note(visitor.open(back.toString()));
        note(visitor.open(back.toString()));
        note(visitor.open(back + "x"));
        note(new Visitor(app).open(back.toString()));
        note(visitor.open("settings"));
        note(visitor.open("connected"));

        BackOffice backOffice = new BackOffice(app, AppKeys.USER, AppKeys.PASSWORD);
        String id = BackOffice.json(backOffice.get("connections"))
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        String message =
                "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hi\"}]}";
        note(backOffice.post("connections/" + id + "/messages", message));
        sandbox.faults().on(PathKind.SMS).once().status(401);
        note(backOffice.post("connections/" + id + "/messages", message));
        sandbox.faults().on(PathKind.SMS).once().garbage();
        note(backOffice.post("connections/" + id + "/messages", message));
        sandbox.faults().on(PathKind.TOKEN).once().html();
        note(backOffice.post("connections/" + id + "/renewals", null));
        await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.recorder().count(Outcome.RENEWED) > 3);
        note(backOffice.get("connections/" + id));
        note(backOffice.get("connections/" + id + "/messages"));
        note(backOffice.get("connections/" + id + "/events"));
        sandbox.endTokensOf(sandbox.users().get(0).userKey());
        note(backOffice.post("connections/" + id + "/renewals", null));
        note(visitor.open("settings"));
        note(backOffice.delete("connections/" + id));
    }

    private void note(HttpResponse<String> answer) {
        seen.add(answer.uri() + " answered " + answer.statusCode() + "\n"
                + answer.headers().map() + "\n" + answer.body());
    }

    private void search(Set<String> secrets) throws IOException {
        assertThat(secrets).hasSizeGreaterThan(8);
        Set<String> spellings = secrets.stream()
                .flatMap(secret -> Stream.of(secret, java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8)))
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

    /** The first line is the address that the test itself opened. */
    private static String body(String answer) {
        return answer.substring(answer.indexOf('\n'));
    }

    private AppKeys keys(int port, Sandbox sandbox) {
        return AppKeys.against(sandbox, port, data)
                .with("infobip.oauth.pkce", "always")
                .with("infobip.oauth.token-lifetime", "PT6S");
    }
}
