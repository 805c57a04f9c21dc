package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the parts of the portal that refresh while displayed: the phone and the live view of the recorder. */
final class PortalViews {

    private static final int MAX_ROWS = 12;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Engine engine;

    PortalViews(Engine engine) {
        this.engine = engine;
    }

    String phone() {
        List<SentMessage> messages = new ArrayList<>(engine.sms().messages());
        messages.removeAll(engine.sms().scheduledMessages());
        messages.removeIf(message -> !message.options().channel().equals("SMS"));
        if (messages.isEmpty()) {
            return Template.render("phone-empty", Map.of());
        }
        return newest(messages)
                .map(message -> Template.render(
                        "sms",
                        Map.of(
                                "from",
                                message.from() == null ? "No sender" : message.from(),
                                "to",
                                message.to(),
                                "text",
                                message.text(),
                                "at",
                                clock(message.at()),
                                "status",
                                message.status().isRejected() ? "Rejected" : "Received",
                                "kind",
                                message.status().isRejected() ? "bad" : "good")))
                .collect(Collectors.joining());
    }

    String status() {
        Recorder recorder = engine.recorder();
        return Template.render(
                "status-live",
                Map.of(
                        "alive",
                                grants().filter(grant -> engine.tokens().isAlive(grant.newest()))
                                        .count(),
                        "renewed", recorder.count(RequestOutcome.RENEWED),
                        "lapsed",
                                figure(
                                        "Expired",
                                        grants().filter(this::hasLapsed).count()),
                        "doubled", figure("Renewed twice", recorder.count(RequestOutcome.DOUBLE_RENEWAL)),
                        "malformed", figure("Malformed", recorder.count(RequestOutcome.MALFORMED)),
                        "messages", recorder.count(PathKind.SMS),
                        "faults", engine.faults().inForce() == 0 ? "" : Template.render("faults-in-force", Map.of()),
                        "connections", connections(),
                        "incidents", incidents()));
    }

    private Stream<Grant> grants() {
        return engine.tokens().connections().stream();
    }

    private boolean hasLapsed(Grant grant) {
        return !grant.revoked() && grant.newest().expired(engine.now());
    }

    /** Highlights a figure that should be zero but is not. */
    private static String figure(String label, long value) {
        return Template.render("figure", Map.of("label", label, "value", value, "kind", value == 0 ? "good" : "bad"));
    }

    private String connections() {
        String rows = grants().sorted(
                        Comparator.comparing((Grant grant) -> grant.newest().expiresAt())
                                .reversed())
                .limit(MAX_ROWS)
                .map(this::connection)
                .collect(Collectors.joining());
        return rows.isEmpty() ? Template.render("connections-empty", Map.of()) : rows;
    }

    private String connection(Grant grant) {
        SandboxUser user = grant.user();
        IssuedToken token = grant.newest();
        long left = Math.max(0, token.lifeLeft(engine.now()).toSeconds());
        RenewalTiming history = engine.recorder().renewals().get(user.userKey());
        boolean alive = engine.tokens().isAlive(token);
        return Template.render(
                "connection",
                Map.of(
                        "name", user.name(),
                        "account", user.accountName(),
                        "state", alive ? left + " s left" : grant.revoked() ? "Revoked" : "Expired",
                        "kind", alive ? "good" : "bad",
                        "left", alive ? left : 0,
                        "lifetime", Math.max(1, token.lifetime().toSeconds()),
                        "renewals", history == null ? 0 : history.renewals(),
                        "least", history == null ? "–" : seconds(history.leastLifeLeft())));
    }

    private String incidents() {
        String rows = Stream.of(RequestOutcome.values())
                .flatMap(outcome -> engine.recorder().incidents(outcome).stream())
                .sorted(Comparator.comparing(Incident::at).reversed())
                .limit(MAX_ROWS)
                .map(incident -> Template.render(
                        "incident",
                        Map.of(
                                "at",
                                clock(incident.at()),
                                "kind",
                                incident.kind() + " · " + incident.outcome(),
                                "who",
                                engine.users()
                                        .find(incident.userKey())
                                        .map(SandboxUser::name)
                                        .orElse(""),
                                "detail",
                                incident.detail() == null ? "" : incident.detail())))
                .collect(Collectors.joining());
        return rows.isEmpty() ? Template.render("incidents-empty", Map.of()) : rows;
    }

    private static Stream<SentMessage> newest(List<SentMessage> messages) {
        int size = messages.size();
        return Stream.iterate(size - 1, i -> i - 1)
                .limit(Math.min(size, MAX_ROWS))
                .map(messages::get);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }
}
