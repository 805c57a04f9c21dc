package org.exchangeconnect.sms;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Recognizes the version of Infobip's API for which a body is written, by its members. Infobip may ignore a member of the other
 * version and then send a message at once instead of at the given time, so a mix is refused.
 */
final class SmsVersionRule {

    /** The members of a message that only the older version has, each with its place in the newer version. */
    private static final Map<String, String> OLDER_OF_MESSAGE = Map.ofEntries(
            Map.entry("from", "sender"),
            Map.entry("text", "content.text"),
            Map.entry("language", "content.language"),
            Map.entry("transliteration", "content.transliteration"),
            Map.entry("callbackData", "webhooks.callbackData"),
            Map.entry("notifyUrl", "webhooks.delivery.url"),
            Map.entry("notifyContentType", "webhooks.contentType"),
            Map.entry("intermediateReport", "webhooks.delivery.intermediateReport"),
            Map.entry("sendAt", "options.schedule.sendAt of the request"),
            Map.entry("flash", "options.flash"),
            Map.entry("validityPeriod", "options.validityPeriod"),
            Map.entry("deliveryTimeWindow", "options.deliveryTimeWindow"),
            Map.entry("regional", "options.regional"),
            Map.entry("campaignReferenceId", "options.campaignReferenceId"),
            Map.entry("entityId", "options.platform.entityId"),
            Map.entry("applicationId", "options.platform.applicationId"));

    private static final Map<String, String> OLDER_OF_REQUEST = Map.of(
            "bulkId", "options.schedule.bulkId",
            "sendingSpeedLimit", "options.schedule.sendingSpeedLimit",
            "includeSmsCountInResponse", "options.includeSmsCountInResponse",
            "tracking", "options.conversionTracking",
            "urlOptions", "options.tracking");

    private static final Map<String, String> NEWER_OF_MESSAGE = Map.of(
            "sender", "from",
            "content", "text",
            "webhooks", "notifyUrl and callbackData",
            "options", "its members, such as flash, in the message");

    private static final Map<String, String> NEWER_OF_REQUEST =
            Map.of("options", "bulkId, sendingSpeedLimit, urlOptions and tracking, and sendAt in each message");

    private SmsVersionRule() {}

    /**
     * Returns the version of a body, and adds a violation for each member of the other version. A body without any
     * message counts as one of the older version.
     */
    static SmsVersion versionOf(JsonObject body, Violations violations) {
        List<JsonObject> messages = elements(body).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
        boolean older = has(body, OLDER_OF_REQUEST) || messages.stream().anyMatch(one -> has(one, OLDER_OF_MESSAGE));
        boolean newer = has(body, NEWER_OF_REQUEST) || messages.stream().anyMatch(one -> has(one, NEWER_OF_MESSAGE));
        if (!older && !newer && !messages.isEmpty()) {
            violations.add(
                    "/messages",
                    "Give each message a text, as for /sms/2/text/advanced, or a content.text, as for"
                            + " /sms/3/messages.");
        }
        SmsVersion version = older && newer ? ofFirstText(messages) : newer ? SmsVersion.MESSAGES : SmsVersion.ADVANCED;
        if (older && newer) {
            nameMembersOfOther(version, body, violations);
        }
        return version;
    }

    private static SmsVersion ofFirstText(List<JsonObject> messages) {
        Optional<JsonObject> first = messages.stream()
                .filter(one -> !MemberPath.isAbsent(one.get("text")) || !MemberPath.isAbsent(one.get("content")))
                .findFirst();
        return first.isPresent() && MemberPath.isAbsent(first.get().get("content"))
                ? SmsVersion.ADVANCED
                : SmsVersion.MESSAGES;
    }

    private static void nameMembersOfOther(SmsVersion version, JsonObject body, Violations violations) {
        boolean newer = version == SmsVersion.MESSAGES;
        nameMembers(body, newer ? OLDER_OF_REQUEST : NEWER_OF_REQUEST, "", version, violations);
        int index = 0;
        for (JsonValue message : elements(body)) {
            if (message instanceof JsonObject object) {
                nameMembers(
                        object, newer ? OLDER_OF_MESSAGE : NEWER_OF_MESSAGE, "/messages/" + index, version, violations);
            }
            index++;
        }
    }

    private static void nameMembers(
            JsonObject object, Map<String, String> members, String path, SmsVersion version, Violations violations) {
        new TreeMap<>(members).forEach((name, instead) -> {
            if (!MemberPath.isAbsent(object.get(name))) {
                violations.add(
                        path + "/" + name,
                        "The request has the form of " + version.path() + ", which has no member " + name
                                + " here. Write " + instead + " instead.");
            }
        });
    }

    private static boolean has(JsonObject object, Map<String, String> members) {
        return members.keySet().stream().anyMatch(name -> !MemberPath.isAbsent(object.get(name)));
    }

    private static List<JsonValue> elements(JsonObject body) {
        return body.get("messages") instanceof JsonArray all ? all : List.of();
    }
}
