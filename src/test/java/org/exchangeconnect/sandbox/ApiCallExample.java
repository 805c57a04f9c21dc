package org.exchangeconnect.sandbox;

import java.util.List;

/** A right call of one operation that the sandbox simulates. The query starts with a question mark, or is empty. */
record ApiCallExample(String method, String path, String query, String body) {

    private static final String SMS_SUBSCRIPTIONS = "/subscriptions/1/subscription/SMS";
    private static final String SECURITY = "/subscriptions/1/security";
    private static final String PROFILES = "/subscriptions/1/profiles";

    /** A profile without its id, its security settings and its last brace. */
    static final String PROFILE =
            "{\"webhook\":{\"notifyUrl\":\"https://example.com/\",\"contentType\":\"application/json\"},"
                    + "\"maxBucketSize\":10,\"windowSize\":20,\"connectTimeout\":1000,\"readTimeout\":1000,"
                    + "\"enabledSSLProtocols\":[\"TLSv1.3\"],\"headers\":{\"X-Mine\":\"yes\"},\"rateLimit\":5";

    /**
     * Returns every operation. They expect security settings and profiles {@code 1} and {@code 3}, of which nothing uses
     * {@code 3}, the subscription {@code s1}, and the scheduled bulk {@code b1}.
     */
    static List<ApiCallExample> all() {
        return List.of(
                call("POST", "/sms/2/text/advanced", "", advanced("")),
                call("POST", "/sms/3/messages", "", ApiTest.message("m1", "")),
                call("POST", "/messages-api/1/messages", "", channels("SMS", "")),
                call("GET", "/sms/1/reports", "?limit=10&bulkId=b", null),
                call("GET", "/sms/3/reports", "?messageId=m&applicationId=a&entityId=e", null),
                call("GET", "/sms/1/logs", "?from=InfoSMS&to=41793026727&messageId=a,b", null),
                call("GET", "/sms/3/logs", "?sender=InfoSMS&destination=41&messageId=a,b&useCursor=true&limit=1", null),
                call("GET", "/sms/1/inbox/reports", "?limit=10", null),
                call("GET", "/sms/1/bulks", "?bulkId=b1", null),
                call("PUT", "/sms/1/bulks", "?bulkId=b1", "{\"sendAt\":\"2026-03-02T09:00:00.000+0000\"}"),
                call("GET", "/sms/1/bulks/status", "?bulkId=b1", null),
                call("PUT", "/sms/1/bulks/status", "?bulkId=b1", "{\"status\":\"PAUSED\"}"),
                call(
                        "POST",
                        "/sms/1/preview",
                        "",
                        "{\"text\":\"Hi\",\"languageCode\":\"TR\",\"transliteration\":\"TURKISH\"}"),
                call("GET", SECURITY, "?page=0&size=5", null),
                call("POST", SECURITY, "", security("a2")),
                call("GET", SECURITY + "/a1", "", null),
                call(
                        "PUT",
                        SECURITY + "/a1",
                        "",
                        "{\"type\":\"OAUTH\",\"credentials\":{\"tokenUrl\":\"https://example.com/\","
                                + "\"grantType\":\"password\"}}"),
                call("DELETE", SECURITY + "/a3", "", null),
                call("GET", PROFILES, "?size=5", null),
                call("POST", PROFILES, "", profile("p2", "a1")),
                call("GET", PROFILES + "/p1", "", null),
                call("PUT", PROFILES + "/p1", "", PROFILE + ",\"security\":{\"authId\":\"a1\"}}"),
                call("DELETE", PROFILES + "/p3", "", null),
                call("GET", SMS_SUBSCRIPTIONS, "?applicationId=shop&page=0", null),
                call("POST", SMS_SUBSCRIPTIONS, "", subscription("s2")),
                call("GET", SMS_SUBSCRIPTIONS + "/s1", "", null),
                call(
                        "PUT",
                        SMS_SUBSCRIPTIONS + "/s1",
                        "",
                        "{\"name\":\"Some\",\"events\":[{\"event\":\"CLICK\",\"format\":\"F\"}],"
                                + "\"profile\":{\"profileId\":\"p1\"}}"),
                call("DELETE", SMS_SUBSCRIPTIONS + "/s1", "", null));
    }

    static List<ApiCallExample> preparations() {
        String scheduled =
                "{\"options\":{\"schedule\":{\"bulkId\":\"b1\",\"sendAt\":\"2026-03-03T09:00:00.000+0000\"}},";
        return List.of(
                call(
                        "POST",
                        "/sms/3/messages",
                        "",
                        scheduled + ApiTest.message("later", "").substring(1)),
                call("POST", SECURITY, "", security("a1")),
                call("POST", SECURITY, "", security("a3")),
                call("POST", PROFILES, "", profile("p1", "a1")),
                call("POST", PROFILES, "", profile("p3", "a1")),
                call("POST", SMS_SUBSCRIPTIONS, "", subscription("s1")));
    }

    static String advanced(String more) {
        return "{\"messages\":[{\"from\":\"InfoSMS\",\"text\":\"Hi\",\"destinations\":[{\"to\":\"41793026727\"}]" + more
                + "}]}";
    }

    static String channels(String channel, String more) {
        return "{\"messages\":[{\"channel\":\"" + channel + "\",\"destinations\":[{\"to\":\"41793026727\"}],"
                + "\"content\":{\"body\":{\"type\":\"TEXT\",\"text\":\"Hi\"}}" + more + "}]}";
    }

    private static String security(String id) {
        return "{\"authId\":\"" + id + "\",\"type\":\"HMAC\",\"credentials\":{\"secretKey\":\"k\","
                + "\"algorithm\":\"HMAC_SHA_256\"}}";
    }

    private static String profile(String id, String authId) {
        return PROFILE + ",\"profileId\":\"" + id + "\",\"security\":{\"authId\":\"" + authId + "\"}}";
    }

    private static String subscription(String id) {
        return "{\"subscriptionId\":\"" + id + "\",\"name\":\"All\",\"events\":[\"DELIVERY\",\"INBOUND_MESSAGE\"],"
                + "\"criteria\":[{\"applicationId\":\"shop\",\"entityId\":\"e\"}],\"resources\":[\"InfoSMS\"],"
                + "\"users\":[\"u\"],\"profile\":{\"profileId\":\"p1\"}}";
    }

    private static ApiCallExample call(String method, String path, String query, String body) {
        return new ApiCallExample(method, path, query, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
