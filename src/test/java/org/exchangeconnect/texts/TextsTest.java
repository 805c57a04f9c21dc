package org.exchangeconnect.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern PROTOCOL =
            Pattern.compile("(?i)oauth|\\btoken|authori[sz]ation|\\brefresh|redirect|トークン|認可|リフレッシュ");

    private final Properties english = read("Texts.properties");
    private final Properties japanese = read("Texts_ja.properties");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(new TreeSet<>(japanese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void bothLanguagesHaveTheSamePlaces() {
        for (String key : english.stringPropertyNames()) {
            assertThat(places(japanese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void everyTextCanBeSaid() {
        for (Locale locale : Set.of(Locale.ENGLISH, Locale.JAPAN)) {
            Wording wording = new Wording(locale);
            for (String key : english.stringPropertyNames()) {
                assertThat(wording.say(key, 2, 3, 4)).as(key).isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void noTextSpeaksOfTheProtocol() {
        assertThat(english.values())
                .noneMatch(text -> PROTOCOL.matcher((String) text).find());
        assertThat(japanese.values())
                .noneMatch(text -> PROTOCOL.matcher((String) text).find());
    }

    @Test
    void straightApostrophesAreNotUsed() {
        assertThat(english.values()).noneMatch(text -> ((String) text).contains("'"));
        assertThat(japanese.values()).noneMatch(text -> ((String) text).contains("'"));
    }

    @Test
    void theServersOwnLanguageNeverShows() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            assertThat(new Wording(Locale.ENGLISH).say("welcome.connect")).isEqualTo("Connect");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbersAreWrittenAsTheLocaleWritesThem() {
        assertThat(new Wording(Locale.ENGLISH).say("sms.problem.long", 4000)).contains("4,000");
    }

    private static Set<String> places(String text) {
        new MessageFormat(text, Locale.ROOT);
        return PLACE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(TextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }
}
