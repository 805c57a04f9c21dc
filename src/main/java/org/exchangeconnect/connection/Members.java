package org.exchangeconnect.connection;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import org.exchangeconnect.oauth.Identity.Member;

/** Converts a user's roles or groups to and from their database format, a JSON array of {@code {id, name}}. */
final class Members {

    /** Looked up once, because {@code jakarta.json.Json} repeats the lookup at each call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private Members() {}

    static String write(List<Member> members) {
        var array = JSON.createArrayBuilder();
        members.forEach(member ->
                array.add(JSON.createObjectBuilder().add("id", member.id()).add("name", member.name())));
        return array.build().toString();
    }

    static List<Member> read(String json) {
        try (var reader = JSON.createReader(new StringReader(json))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(member -> new Member(member.getJsonNumber("id").longValue(), member.getString("name")))
                    .toList();
        }
    }
}
