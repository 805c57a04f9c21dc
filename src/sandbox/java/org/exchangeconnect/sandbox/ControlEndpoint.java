package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.format.DateTimeParseException;

/** Lets tests in another process read the recorder and control the sandbox; outside Infobip's paths. */
final class ControlEndpoint implements Endpoint {

    static final String PREFIX = "/_sandbox/";

    private final Engine engine;

    ControlEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.CONTROL;
    }

    @Override
    public Reply answer(Request request) {
        if (!SameOrigin.holds(request)) {
            return SameOrigin.refused();
        }
        try {
            return order(request.method() + " " + request.path().substring(PREFIX.length()), request);
        } catch (IllegalArgumentException | NullPointerException | ClassCastException | DateTimeParseException e) {
            return Reply.json(
                    400,
                    JsonText.object()
                            .add("error", String.valueOf(e.getMessage()))
                            .build());
        }
    }

    private Reply order(String order, Request request) {
        return switch (order) {
            case "GET report" -> Reply.json(200, ReportJson.of(engine));
            case "GET secrets" -> secrets();
            case "GET users" -> users(engine.users().all());
            case "GET messages" -> messages();
            case "POST users" -> users(engine.users().generate(json(request).getInt("count")));
            case "POST tokens" -> tokens(json(request).getInt("count"));
            case "GET pace" -> pace();
            case "GET connections" ->
                Reply.json(200, ReportJson.connections(engine).build());
            case "POST forget" -> {
                engine.recorder().clear();
                yield done();
            }
            case "POST approve" -> approve(json(request));
            case "POST end" ->
                Reply.json(
                        200,
                        JsonText.object()
                                .add(
                                        "ended",
                                        engine.tokens().endAllOf(json(request).getString("user")))
                                .build());
            case "POST reset" -> {
                engine.reset();
                yield done();
            }
            case "POST faults" -> {
                FaultCommand.carryOut(json(request), engine.faults());
                yield done();
            }
            case "POST options" -> {
                engine.reconfigure(options -> OptionsCommand.apply(json(request), options));
                yield done();
            }
            default -> Reply.json(404, "{\"error\":\"no such control\"}");
        };
    }

    private Reply approve(JsonObject order) {
        URI location = new AutomaticApproval(engine)
                .approve(order.getString("user"), URI.create(order.getString("authorizeUri")));
        return Reply.json(
                200, JsonText.object().add("location", location.toString()).build());
    }

    /** Creates users with a valid token each, one line for each: account key, user key, token. */
    private Reply tokens(int count) {
        AutomaticApproval approval = new AutomaticApproval(engine);
        StringBuilder lines = new StringBuilder();
        for (SandboxUser user : engine.users().generate(count)) {
            lines.append(user.accountKey()).append(' ').append(user.userKey()).append(' ');
            lines.append(approval.issueToken(user.userKey())).append('\n');
        }
        return Reply.json(200, lines.toString());
    }

    /** Returns renewal counts since the recorder was last cleared; cheap enough for ten requests a second. */
    private Reply pace() {
        JsonArrayBuilder lives = JsonText.array();
        for (long count : engine.recorder().livesLeft().counts()) {
            lives.add(count);
        }
        JsonObjectBuilder pace = JsonText.object();
        for (RequestOutcome outcome : RequestOutcome.values()) {
            pace.add(outcome.name(), engine.recorder().count(outcome));
        }
        return Reply.json(200, pace.add("livesLeft", lives).build());
    }

    private Reply secrets() {
        JsonArrayBuilder array = JsonText.array();
        engine.recorder().secretsIssued().forEach(array::add);
        return Reply.json(200, array.build());
    }

    private static Reply users(Iterable<SandboxUser> users) {
        JsonArrayBuilder array = JsonText.array();
        users.forEach(user -> array.add(JsonText.object()
                .add("userKey", user.userKey())
                .add("accountKey", user.accountKey())
                .add("username", user.username())
                .add("email", user.email())
                .add("locale", user.locale())));
        return Reply.json(200, array.build());
    }

    private Reply messages() {
        JsonArrayBuilder array = JsonText.array();
        engine.sms()
                .messages()
                .forEach(message -> array.add(JsonText.object()
                        .add("messageId", message.messageId())
                        .add("accountKey", message.accountKey())
                        .add("userKey", message.userKey())
                        .add("from", String.valueOf(message.from()))
                        .add("to", message.to())
                        .add("text", message.text())
                        .add("status", message.status().name())));
        return Reply.json(200, array.build());
    }

    private static Reply done() {
        return Reply.json(200, "{\"done\":true}");
    }

    private static JsonObject json(Request request) {
        return JsonText.parse(request.bodyText()).orElseThrow(() -> new IllegalArgumentException("body is not JSON"));
    }
}
