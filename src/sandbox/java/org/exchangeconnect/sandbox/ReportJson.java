package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The recorder's contents as JSON for another process. Codes, tokens and secrets are listed by name, without values.
 */
final class ReportJson {

    private static final int MAX_REQUESTS = 100;
    private static final Set<String> SECRET = Set.of("code", "client_secret", "code_verifier");

    private ReportJson() {}

    static JsonObject of(Engine engine) {
        Recorder recorder = engine.recorder();
        JsonObjectBuilder kinds = JsonText.object();
        for (PathKind kind : PathKind.values()) {
            kinds.add(kind.name(), recorder.count(kind));
        }
        JsonObjectBuilder outcomes = JsonText.object();
        JsonObjectBuilder incidents = JsonText.object();
        for (RequestOutcome outcome : RequestOutcome.values()) {
            outcomes.add(outcome.name(), recorder.count(outcome));
            if (outcome.isIncident()) {
                incidents.add(outcome.name(), array(recorder.incidents(outcome), ReportJson::incident));
            }
        }
        return JsonText.object()
                .add("requests", kinds)
                .add("outcomes", outcomes)
                .add("connections", connections(engine))
                .add("renewals", renewals(recorder.renewals()))
                .add("incidents", incidents)
                .add("hanging", engine.faults().hanging())
                .add("latest", array(recorder.requests(), ReportJson::request))
                .build();
    }

    static JsonObjectBuilder connections(Engine engine) {
        List<Grant> all = List.copyOf(engine.tokens().connections());
        List<String> lapsed = all.stream()
                .filter(grant -> !grant.revoked() && grant.newest().expired(engine.now()))
                .map(grant -> grant.user().userKey())
                .toList();
        return JsonText.object()
                .add("total", all.size())
                .add(
                        "alive",
                        all.stream()
                                .filter(grant -> engine.tokens().isAlive(grant.newest()))
                                .count())
                .add("lapsed", lapsed.size())
                .add("lapsedUsers", array(lapsed, JsonText.PROVIDER::createValue));
    }

    private static JsonObjectBuilder renewals(Map<String, RenewalTiming> histories) {
        JsonObjectBuilder users = JsonText.object();
        histories.entrySet().stream()
                .limit(MAX_REQUESTS)
                .forEach(entry -> users.add(
                        entry.getKey(),
                        JsonText.object()
                                .add("renewals", entry.getValue().renewals())
                                .add(
                                        "leastLifeLeftMillis",
                                        entry.getValue().leastLifeLeft().toMillis())
                                .add("last", entry.getValue().last().toString())));
        JsonObjectBuilder all = JsonText.object().add("users", users);
        histories.values().stream()
                .mapToLong(history -> history.leastLifeLeft().toMillis())
                .min()
                .ifPresent(least -> all.add("leastLifeLeftMillis", least));
        return all;
    }

    private static JsonObject incident(Incident incident) {
        return JsonText.object()
                .add("at", incident.at().toString())
                .add("kind", incident.kind().name())
                .add("userKey", String.valueOf(incident.userKey()))
                .add("detail", String.valueOf(incident.detail()))
                .build();
    }

    private static JsonObject request(RecordedRequest request) {
        return JsonText.object()
                .add("at", request.at().toString())
                .add("kind", request.kind().name())
                .add("method", request.method())
                .add("path", request.path())
                .add("query", veiled(request.query()))
                .add("fields", veiled(request.fields()))
                .add("outcome", request.outcome().name())
                .add("userKey", String.valueOf(request.userKey()))
                .add("status", request.status())
                .build();
    }

    private static JsonObjectBuilder veiled(Map<String, String> fields) {
        JsonObjectBuilder json = JsonText.object();
        fields.forEach((name, value) -> json.add(name, SECRET.contains(name) ? "…" : value));
        return json;
    }

    private static <T> JsonArrayBuilder array(List<T> things, Function<T, ? extends JsonValue> json) {
        JsonArrayBuilder array = JsonText.array();
        things.stream()
                .skip(Math.max(0, things.size() - MAX_REQUESTS))
                .map(json)
                .forEach(array::add);
        return array;
    }
}
