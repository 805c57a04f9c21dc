package org.exchangeconnect.sandbox.sms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Shows into how many parts a text is split: as it is, and with the language or transliteration that is asked for. */
final class SmsPreview {

    private static final Set<String> MEMBERS = Set.of("text", "languageCode", "transliteration");
    private static final Set<String> LANGUAGES = Set.of("TR", "ES", "PT", "AUTODETECT");
    private static final Set<String> TRANSLITERATIONS = Set.of(
            "TURKISH",
            "GREEK",
            "CYRILLIC",
            "SERBIAN_CYRILLIC",
            "BULGARIAN_CYRILLIC",
            "CENTRAL_EUROPEAN",
            "BALTIC",
            "PORTUGUESE",
            "COLOMBIAN",
            "NON_UNICODE",
            "NONE",
            "ALL");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SmsPreview() {}

    static Reply show(ApiCall call) {
        InputProblems problems = new InputProblems();
        JsonFields body = call.fields(problems).only(MEMBERS);
        String text = body.requiredText("text", Integer.MAX_VALUE);
        Optional<String> language = body.choice("languageCode", LANGUAGES);
        Optional<String> transliteration = body.choice("transliteration", TRANSLITERATIONS);
        problems.enforce(call);
        JsonArrayBuilder previews = JsonText.array().add(preview(text, SmsParts.of(text), JsonText.object()));
        language.ifPresent(code -> previews.add(preview(
                text,
                SmsParts.inNationalAlphabet(text),
                JsonText.object().add("language", JsonText.object().add("languageCode", code)))));
        transliteration.ifPresent(name -> previews.add(
                preview(plain(text), SmsParts.of(plain(text)), JsonText.object().add("transliteration", name))));
        return call.ok(JsonText.object().add("originalText", text).add("previews", previews));
    }

    private static JsonObjectBuilder preview(String text, SmsParts parts, JsonObjectBuilder configuration) {
        return JsonText.object()
                .add("textPreview", text)
                .add("messageCount", parts.count())
                .add("charactersRemaining", parts.charactersRemaining())
                .add("configuration", configuration);
    }

    /** Returns the text without accents, which is all that the sandbox can transliterate. */
    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }
}
