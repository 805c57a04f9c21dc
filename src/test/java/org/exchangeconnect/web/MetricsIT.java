package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.Test;

/** The metrics that Prometheus reads from a server. */
class MetricsIT {

    private static final List<String> NAMES = List.of(
            "exchange_connect_connections{status=\"ACTIVE\"}",
            "exchange_connect_connections{status=\"RECONNECT_REQUIRED\"}",
            "exchange_connect_fallback_active",
            "exchange_connect_rights_refused{right=\"SMS_LOGS\"}",
            "exchange_connect_renewal_due",
            "exchange_connect_renewal_in_flight",
            "exchange_connect_renewal_breaker_open",
            "exchange_connect_renewal_commit_seconds_bucket",
            "exchange_connect_renewal_remaining_lifetime_seconds_bucket",
            "exchange_connect_renewal_retries_total",
            "exchange_connect_token_request_seconds_bucket",
            "exchange_connect_token_gap_seconds_total",
            "exchange_connect_longest_token_gap_seconds",
            "exchange_connect_clock_offset_seconds",
            "exchange_connect_infobip_clock_offset_seconds",
            // Former names, which dashboards of operators may still use.
            "exchange_connect_fallbacks",
            "exchange_connect_renewal_life_left_seconds_bucket",
            "exchange_connect_without_token_seconds_total",
            "exchange_connect_longest_without_token_seconds");

    private static final Pattern METER = Pattern.compile("exchange_connect_[a-z_]+");
    private static final Path MONITORING = Path.of("server-config/monitoring");

    private final SharedServer shared = SharedServer.get();

    @Test
    void onlyTheBackOfficeSeesThem() {
        String wrong =
                "Basic " + Base64.getEncoder().encodeToString((AppConfiguration.USER + ":wrong").getBytes(UTF_8));

        // A network of its own: other tests use up the limit for wrong credentials of this machine.
        assertThat(new HttpVisitor(shared.app())
                        .open("metrics", "Authorization", wrong, "X-Forwarded-For", "198.51.100.71")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRenewedConnectionIsInTheNumbersAndNoNameOrTokenIs() {
        SandboxUser user = shared.sandbox().addUsers(1).get(0);
        String address = TestAccounts.connect(shared, user);
        double before = value("exchange_connect_renewals_total{outcome=\"RENEWED\",reason=\"\"}");
        shared.backOffice().post(address + "/renewals", null);

        String text = text();
        assertThat(text).contains(NAMES);
        assertThat(value("exchange_connect_renewals_total{outcome=\"RENEWED\",reason=\"\"}"))
                .isGreaterThan(before);
        assertThat(value("exchange_connect_connections{status=\"ACTIVE\"}")).isGreaterThanOrEqualTo(1);
        assertThat(text)
                .doesNotContain(address.substring(address.indexOf('/') + 1), user.userKey(), AppConfiguration.PASSWORD);
    }

    @Test
    void anAnswerIsSavedAtOnce() {
        TestAccounts.connectSomebody(shared);

        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> value("exchange_connect_renewal_commit_seconds_count") >= 1);
        assertThat(value("exchange_connect_renewal_commit_seconds_bucket{le=\"0.25\"}"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void everyMeterOfTheAlertsAndTheDashboardIsThere() throws Exception {
        String connection = TestAccounts.connectSomebody(shared);
        shared.backOffice()
                .post(
                        connection + "/messages",
                        "{\"messages\":[{\"text\":\"Hello\",\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}]}]}");
        assertThat(new HttpVisitor(shared.app())
                        .open("gateway/sms/1/reports", "Authorization", "App unknown")
                        .statusCode())
                .isEqualTo(401);

        String text = text();

        assertThat(meters(MONITORING.resolve("alerts.yml"))).isNotEmpty().allSatisfy(meter -> assertThat(text)
                .containsPattern("(?m)^" + meter + "[{ ]"));
        assertThat(meters(MONITORING.resolve("dashboard.json"))).isNotEmpty().allSatisfy(meter -> assertThat(text)
                .containsPattern("(?m)^" + meter + "[{ ]"));
        assertThat(value("exchange_connect_gateway_answers_total{by=\"GATEWAY\",status=\"UNAUTHORIZED\"}"))
                .isGreaterThanOrEqualTo(1);
    }

    private static Set<String> meters(Path file) throws IOException {
        return METER.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private double value(String meter) {
        return text().lines()
                .filter(line -> line.startsWith(meter + " "))
                .map(line -> Double.parseDouble(line.substring(meter.length() + 1)))
                .findFirst()
                .orElse(0.0);
    }

    private String text() {
        var answer = shared.backOffice().get("../metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return answer.body();
    }
}
