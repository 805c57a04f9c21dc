package org.exchangeconnect.sandbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison with OpenAPI documents notices deviations. The document here is the project's own. */
class OpenApiCheckTest {

    private static final String DOCUMENT =
            """
        {"paths": {
          "/things": {"post": {
            "x-scopes": ["things:write"],
            "parameters": [
              {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 10}},
              {"name": "ids", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
              {"name": "kind", "in": "query", "required": true, "schema": {"$ref": "#/components/schemas/Kind"}}],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
            "responses": {
              "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
              "401": {"$ref": "#/components/responses/Refused"}}}},
          "/things/{id}": {"get": {"responses": {"200": {"content": {"application/json": {}}}}}}},
         "webhooks": {"told": {"post": {
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
         "components": {
          "responses": {"Refused": {"content": {"application/json": {
            "schema": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}}}}},
          "schemas": {
            "Kind": {"type": "string", "enum": ["A", "B"]},
            "Thing": {"type": "object", "required": ["name"], "properties": {
              "name": {"type": "string", "maxLength": 3},
              "at": {"type": "string", "format": "date-time"},
              "body": {"$ref": "#/components/schemas/Body"}}},
            "Body": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}},
              "discriminator": {"propertyName": "type", "mapping": {"TEXT": "#/components/schemas/TextBody"}}},
            "TextBody": {"type": "object", "required": ["text"], "allOf": [
              {"$ref": "#/components/schemas/Body"},
              {"type": "object", "properties": {"text": {"type": "string"}}}]}}}}
        """;

    @TempDir
    Path folder;

    private OpenApiCheck check;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(folder.resolve("things.json"), DOCUMENT);
        check = OpenApiCheck.of(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {"name":"abc"}
        {"name":"abc","at":"2026-03-01T09:00:00.000+0000"}
        {"name":"abc","at":"2026-03-01T09:00:00Z"}
        {"name":"abc","body":{"type":"TEXT","text":"Hi"}}
        """)
    void aDescribedBodyIsRight(String body) {
        assertThat(deviations(exchange(body, 200, body))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {}
        {"name":"abcd"}
        {"name":1}
        {"name":"abc","more":1}
        {"name":"abc","at":"tomorrow"}
        {"name":"abc","body":{"type":"TEXT"}}
        {"name":"abc","body":{"type":"TEXT","text":"Hi","more":1}}
        no JSON
        """)
    void anotherBodyIsADeviationInRequestResponseAndWebhook(String body) {
        assertThat(deviations(exchange(body, 200, "{\"name\":\"abc\"}")))
                .isNotEmpty()
                .allMatch(deviation -> deviation.startsWith("POST /things, request: "));
        assertThat(deviations(exchange("{\"name\":\"abc\"}", 200, body)))
                .isNotEmpty()
                .allMatch(deviation -> deviation.startsWith("POST /things, response 200: "));
        assertThat(check.deviationsOfWebhook("told", body)).isNotEmpty();
    }

    @Test
    void anotherStatusOrContentTypeIsADeviation() {
        String body = "{\"name\":\"abc\"}";

        assertThat(deviations(exchange(body, 404, body)))
                .containsExactly("POST /things, response 404: status is not described");
        assertThat(deviations(exchange("wrong", 400, "{}"))).isEmpty();
        assertThat(deviations(exchange(body, 401, body))).isNotEmpty();
        assertThat(deviations(exchange(body, 401, "{\"error\":\"no\"}"))).isEmpty();
        assertThat(check.deviations(new ApiExchange(
                        "POST", "/things", query("A"), "text/plain", body, 200, "text/plain", body, false)))
                .hasSize(2);
    }

    @Test
    void parametersAreCompared() {
        assertThat(parameters(Map.of("kind", List.of("A"), "limit", List.of("10"), "ids", List.of("a,b"))))
                .isEmpty();
        assertThat(parameters(Map.of())).hasSize(1);
        assertThat(parameters(query("C"))).hasSize(1);
        assertThat(parameters(Map.of("kind", List.of("A"), "limit", List.of("11"))))
                .hasSize(1);
        assertThat(parameters(Map.of("kind", List.of("A"), "limit", List.of("many"))))
                .hasSize(1);
        assertThat(parameters(Map.of("kind", List.of("A"), "more", List.of("1"))))
                .hasSize(1);
    }

    @Test
    void aRefusedRequestMayBeWrongAndAScriptedResponseToo() {
        assertThat(deviations(exchange("wrong", 401, "{\"error\":\"no\"}"))).isEmpty();
        assertThat(check.deviations(new ApiExchange(
                        "POST", "/things", query("A"), "application/json", "{}", 500, "text/html", "<p>", true)))
                .singleElement()
                .asString()
                .startsWith("POST /things, request: ");
    }

    @Test
    void unknownPathsAreNotComparedAndUnknownWebhooksAreDeviations() {
        assertThat(check.deviations(
                        new ApiExchange("GET", "/other", Map.of(), null, "", 200, "text/html", "<p>", false)))
                .isEmpty();
        assertThat(check.deviations(
                        new ApiExchange("GET", "/things/7", Map.of(), null, "", 200, "text/html", "<p>", false)))
                .hasSize(1);
        assertThat(check.deviationsOfWebhook("untold", "{}")).hasSize(1);
    }

    @Test
    void theScopesOfAnOperationAreKnown() {
        assertThat(check.scopes("POST", "/things")).containsExactly("things:write");
        assertThat(check.scopes("POST", "/other")).isEmpty();
    }

    @Test
    void aFolderWithoutDocumentsIsRefused() throws IOException {
        Files.delete(folder.resolve("things.json"));

        assertThatThrownBy(() -> OpenApiCheck.of(folder)).isInstanceOf(IOException.class);
    }

    private List<String> deviations(ApiExchange exchange) {
        return check.deviations(exchange);
    }

    private List<String> parameters(Map<String, List<String>> query) {
        String body = "{\"name\":\"abc\"}";
        return check.deviations(new ApiExchange(
                "POST", "/things", query, "application/json", body, 200, "application/json", body, false));
    }

    private static ApiExchange exchange(String sent, int status, String received) {
        return new ApiExchange(
                "POST",
                "/things",
                query("A"),
                "application/json; charset=utf-8",
                sent,
                status,
                "application/json",
                received,
                false);
    }

    private static Map<String, List<String>> query(String kind) {
        return Map.of("kind", List.of(kind));
    }
}
