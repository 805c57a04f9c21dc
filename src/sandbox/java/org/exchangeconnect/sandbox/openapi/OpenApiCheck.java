package org.exchangeconnect.sandbox.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares requests and responses with Infobip's OpenAPI documents. Paths that no document has are not compared. A
 * request that the sandbox refused is not compared either: the refusal says that it is wrong.
 */
final class OpenApiCheck {

    /** The refusals of wrong requests that the documents leave out for some or all operations. */
    private static final Set<Integer> MAY_BE_LEFT_OUT = Set.of(400, 405, 415);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<OpenApiDocument> documents;

    private OpenApiCheck(List<OpenApiDocument> documents) {
        this.documents = documents;
    }

    /**
     * Reads the JSON documents of a folder.
     *
     * @throws IOException if the folder or a document cannot be read, or there is none
     */
    static OpenApiCheck of(Path folder) throws IOException {
        List<OpenApiDocument> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                documents.add(OpenApiDocument.read(file));
            }
        }
        if (documents.isEmpty()) {
            throw new IOException("no OpenAPI document in " + folder);
        }
        return new OpenApiCheck(documents);
    }

    List<String> deviations(ApiExchange exchange) {
        List<String> deviations = new ArrayList<>();
        for (OpenApiDocument document : documents) {
            Optional<JsonNode> operation = document.operation(exchange.method(), exchange.path());
            if (operation.isPresent()) {
                String call = exchange.method() + " " + exchange.path();
                requestProblems(document, operation.get(), exchange)
                        .forEach(problem -> deviations.add(call + ", request: " + problem));
                responseProblems(document, operation.get(), exchange)
                        .forEach(problem -> deviations.add(call + ", response " + exchange.status() + ": " + problem));
            }
        }
        return deviations;
    }

    /** Returns the scopes of which a caller needs one; empty if no document has the operation. */
    Set<String> scopes(String method, String path) {
        Set<String> scopes = new TreeSet<>();
        for (OpenApiDocument document : documents) {
            document.operation(method, path)
                    .ifPresent(operation -> operation.path("x-scopes").forEach(scope -> scopes.add(scope.asText())));
        }
        return scopes;
    }

    List<String> deviationsOfWebhook(String name, String body) {
        List<String> deviations = new ArrayList<>();
        boolean known = false;
        for (OpenApiDocument document : documents) {
            Optional<JsonNode> operation = document.webhook(name);
            if (operation.isPresent()) {
                known = true;
                JsonNode schema = operation.get().at("/requestBody/content/application~1json/schema");
                problems(document, schema, body).forEach(problem -> deviations.add("webhook " + name + ": " + problem));
            }
        }
        if (!known) {
            deviations.add("webhook " + name + ": not in the documents");
        }
        return deviations;
    }

    private static List<String> requestProblems(OpenApiDocument document, JsonNode operation, ApiExchange exchange) {
        if (exchange.status() >= 400 && !exchange.scripted()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>(QueryCheck.problems(document, operation, exchange.query()));
        JsonNode content = document.resolve(operation.path("requestBody")).path("content");
        if (content.isMissingNode()) {
            return problems;
        }
        String type = withoutParameters(exchange.requestType());
        if (!content.has(type)) {
            problems.add("content type is " + type);
        } else {
            problems.addAll(problems(document, content.get(type).path("schema"), exchange.requestBody()));
        }
        return problems;
    }

    private static List<String> responseProblems(OpenApiDocument document, JsonNode operation, ApiExchange exchange) {
        if (exchange.scripted()) {
            return List.of();
        }
        JsonNode responses = operation.path("responses");
        JsonNode response = document.resolve(responses.path(Integer.toString(exchange.status())));
        if (response.isMissingNode()) {
            return MAY_BE_LEFT_OUT.contains(exchange.status()) ? List.of() : List.of("status is not described");
        }
        String type = withoutParameters(exchange.responseType());
        if (!response.path("content").has(type)) {
            return List.of("content type is " + type);
        }
        return problems(document, response.path("content").get(type).path("schema"), exchange.responseBody());
    }

    private static List<String> problems(OpenApiDocument document, JsonNode schema, String body) {
        try {
            return document.problems(schema, JSON.readTree(body)).stream()
                    .map(problem -> problem + " in " + body)
                    .toList();
        } catch (JsonProcessingException notJson) {
            return List.of("no JSON: " + body);
        }
    }

    private static String withoutParameters(String type) {
        return type == null ? "absent" : type.split(";", 2)[0].strip();
    }
}
