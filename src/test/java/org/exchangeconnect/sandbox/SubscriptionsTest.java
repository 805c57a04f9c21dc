package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources of Infobip's Subscriptions API. */
class SubscriptionsTest extends ApiTest {

    private static final String SECURITY = "/subscriptions/1/security";
    private static final String PROFILES = "/subscriptions/1/profiles";
    private static final String SMS = "/subscriptions/1/subscription/SMS";
    private static final String BASIC =
            "{\"authId\":\"a1\",\"type\":\"BASIC\",\"credentials\":{\"username\":\"u\",\"password\":\"p\"}}";
    private static final String PROFILE =
            "{\"profileId\":\"p1\",\"webhook\":{\"notifyUrl\":\"https://example.com/\"},\"security\":" + BASIC + "}";
    private static final String SUBSCRIPTION =
            "{\"subscriptionId\":\"s1\",\"name\":\"All\",\"events\":[\"DELIVERY\"],\"profile\":" + PROFILE + "}";

    @Test
    void aSubscriptionCanBringItsProfileAndSecuritySettings() {
        HttpResponse<String> created = post(SMS, SUBSCRIPTION);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(SMS + "/s1");
        assertThat(created.body()).contains("\"profile\":{\"profileId\":\"p1\",\"security\":{\"authId\":\"a1\"}}");
        assertThat(get(PROFILES + "/p1").body())
                .contains("https://example.com/")
                .doesNotContain("password");
        assertThat(get(SECURITY + "/a1").body()).contains("BASIC");
    }

    @Test
    void subscriptionsAreListedByChannelAndCriteria() {
        post(SMS, SUBSCRIPTION);
        post(
                SMS,
                "{\"subscriptionId\":\"s2\",\"events\":[\"CLICK\"],\"criteria\":[{\"applicationId\":\"shop\"}],"
                        + "\"profile\":{\"profileId\":\"p1\"}}");

        assertThat(subscriptionIds(SMS)).isEqualTo("s2 s1");
        assertThat(subscriptionIds(SMS + "?size=1&page=1")).isEqualTo("s1");
        assertThat(subscriptionIds(SMS + "?applicationId=shop")).isEqualTo("s2");
        assertThat(subscriptionIds("/subscriptions/1/subscription/WHATSAPP")).isEmpty();
        assertThat(SandboxClient.json(get(SMS)).getJsonObject("paging").getInt("totalResults"))
                .isEqualTo(2);
    }

    @Test
    void eachResourceCanBeChangedAndDeletedWhenNothingUsesIt() {
        post(SMS, SUBSCRIPTION);
        String webhook = "{\"webhook\":{\"notifyUrl\":\"https://example.com/new\"},\"security\":{\"authId\":\"a1\"}}";
        String hmac = "{\"type\":\"HMAC\",\"credentials\":{\"secretKey\":\"k\",\"algorithm\":\"HMAC_SHA_512\"}}";

        assertThat(put(SMS + "/s1", "{\"name\":\"Some\",\"events\":[\"CLICK\"],\"profile\":{\"profileId\":\"p1\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(put(PROFILES + "/p1", webhook).statusCode()).isEqualTo(200);
        assertThat(put(SECURITY + "/a1", hmac).statusCode()).isEqualTo(200);
        assertThat(get(SMS + "/s1").body()).contains("CLICK", "Some");
        assertThat(get(PROFILES + "/p1").body()).contains("https://example.com/new");

        assertThat(delete(SECURITY + "/a1").statusCode()).isEqualTo(400);
        assertThat(delete(PROFILES + "/p1").statusCode()).isEqualTo(400);
        assertThat(delete(SMS + "/s1").statusCode()).isEqualTo(200);
        assertThat(delete(PROFILES + "/p1").statusCode()).isEqualTo(200);
        assertThat(delete(SECURITY + "/a1").statusCode()).isEqualTo(200);
        assertThat(get(SECURITY + "/a1").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherAccountSeesNothing() {
        post(SMS, SUBSCRIPTION);
        String other = "IBSSO " + sandbox.issueToken(sandbox.users().get(1).userKey());

        assertThat(client.call("GET", SMS + "/s1", other, null).statusCode()).isEqualTo(404);
        assertThat(client.call("GET", PROFILES + "/p1", other, null).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        /subscriptions/1/security         | {"authId":"a b","type":"CUSTOM","credentials":{}}         | authId
        /subscriptions/1/security         | {"authId":"a1","type":"BASIC","credentials":{}}           | credentials.username
        /subscriptions/1/security         | {"authId":"a1","type":"HMAC","credentials":{"secretKey":"k","algorithm":"ROT13"}} | credentials.algorithm
        /subscriptions/1/profiles         | {"profileId":"p1","webhook":{}}                           | webhook.notifyUrl
        /subscriptions/1/profiles         | {"profileId":"p1","webhook":{"notifyUrl":"x"},"maxBucketSize":0} | maxBucketSize
        /subscriptions/1/subscription/SMS | {"subscriptionId":"s1","events":["SEEN"]}                 | events
        /subscriptions/1/subscription/FAX | {"subscriptionId":"s1","events":["SEEN"]}                 | channel
        """)
    void aWrongDefinitionIsRefusedFieldByField(String path, String body, String field) {
        HttpResponse<String> response = post(path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(exception(response).getJsonObject("validationErrors")).containsKey(field);
    }

    @Test
    void anIdIsUsedOnce() {
        post(SMS, SUBSCRIPTION);

        assertThat(post(SMS, SUBSCRIPTION).statusCode()).isEqualTo(400);
        assertThat(post(PROFILES, PROFILE).statusCode()).isEqualTo(400);
        assertThat(post(SECURITY, BASIC).statusCode()).isEqualTo(400);
    }

    @Test
    void aProfileThatDoesNotExistIsNotFound() {
        assertThat(post(SMS, "{\"subscriptionId\":\"s1\",\"events\":[],\"profile\":{\"profileId\":\"none\"}}")
                        .statusCode())
                .isEqualTo(404);
    }

    private String subscriptionIds(String path) {
        return String.join(
                " ",
                results(get(path)).stream()
                        .map((JsonObject subscription) -> subscription.getString("subscriptionId"))
                        .toList());
    }
}
