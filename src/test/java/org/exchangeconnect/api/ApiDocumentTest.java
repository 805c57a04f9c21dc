package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ApiKeyState;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.FallbackState;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.testing.ApiContract;
import org.junit.jupiter.api.Test;

/** The document at {@code /openapi} matches the code: the same operations, statuses and values. */
class ApiDocumentTest {

    private static final Set<String> FOR_PEOPLE = Set.of("oauth", "page");

    @Test
    void everyCallIsDescribedAndNoOther() {
        Set<String> described = ApiContract.operations().keySet().stream()
                .filter(call -> call.contains(" /api/"))
                .collect(Collectors.toSet());

        assertThat(described).isEqualTo(calls());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(ApiContract.DOCUMENT, new ArrayList<>()))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                ApiContract.DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyErrorIsAProblemDocument() {
        ApiContract.operations().entrySet().stream()
                .filter(call -> call.getKey().contains(" /api/"))
                .forEach(call -> call.getValue().path("responses").properties().stream()
                        .filter(response -> response.getKey().compareTo("400") >= 0)
                        .forEach(response -> assertThat(ApiContract.resolve(response.getValue())
                                        .path("content")
                                        .has("application/problem+json"))
                                .as("%s %s", call.getKey(), response.getKey())
                                .isTrue()));
    }

    @Test
    void everyCallOfTheBackOfficeSaysWhatHappensWithoutCredentials() {
        assertThat(ApiContract.operations().entrySet().stream()
                        .filter(call -> !call.getValue().has("security"))
                        .filter(call -> !call.getValue().path("responses").has("401")
                                || !call.getValue().path("responses").has("429"))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    @Test
    void everyCallHasANameOfItsOwn() {
        assertThat(ApiContract.operations().values().stream()
                        .map(call -> call.path("operationId").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void theWordsAreThoseOfTheCode() {
        assertThat(words("ConnectionStatus")).isEqualTo(names(ConnectionStatus.values()));
        assertThat(words("Outcome")).isEqualTo(names(MessageOutcome.values()));
        assertThat(words("JournalEntry/properties/deliveryStatus")).isEqualTo(names(DeliveryStatus.values()));
        assertThat(words("Event/properties/type")).isEqualTo(names(ConnectionEvent.Type.values()));
        assertThat(words("Connection/properties/authentication")).isEqualTo(names(Authentication.values()));
        assertThat(words("Connection/properties/apiKey")).isEqualTo(names(ApiKeyState.values()));
        assertThat(words("Connection/properties/fallback")).isEqualTo(names(FallbackState.values()));
        assertThat(words("Connection/properties/reason")).isEqualTo(names(Reason.values()));
    }

    private static Set<String> words(String schema) {
        JsonNode words = ApiContract.DOCUMENT.at("/components/schemas/" + schema + "/enum");
        return Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                .map(words::get)
                .filter(word -> !word.isNull())
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> calls() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.exchangeconnect")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .filter(type -> !FOR_PEOPLE.contains(type.getAnnotation(Path.class)
                                .value()
                                .replaceFirst("^/", "")
                                .split("/")[0]))
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()).flatMap(method -> method(method)
                                .map(verb -> verb + " /api/"
                                        + type.getAnnotation(Path.class).value() + below(method))))
                        .collect(Collectors.toSet());
    }

    private static Stream<String> method(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value);
    }

    private static String below(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }

    private static List<String> references(JsonNode node, List<String> found) {
        if (node.has("$ref")) {
            found.add(node.get("$ref").asText());
        }
        node.forEach(child -> references(child, found));
        return found;
    }
}
