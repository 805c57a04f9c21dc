package org.exchangeconnect.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{([0-8])");
    private static final Pattern PROTOCOL = Pattern.compile("(?i)oauth|\\btoken|authori[sz]ation|autoris(ation|ierung)"
            + "|autoriza(ci|ç)|autorizzazion|авторизац|токен|\\brefresh|redirect|トークン|認可|リフレッシュ|토큰|令牌|授权|權杖|授權");
    /** Texts that may be the same as in English. */
    private static final Set<String> NAMES = Set.of("app.name", "sms.because");

    private static final List<Integer> COUNTS = List.of(1, 2, 3, 11, 21, 100);

    private final Properties english = read("Texts.properties");

    private static Stream<String> translations() {
        return Stream.of("ar", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "sv", "tr", "zh_Hans", "zh_Hant");
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageHasTheSameTexts(String language) {
        assertThat(new TreeSet<>(texts(language).stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageHasTheSamePlaces(String language) {
        Properties translated = texts(language);
        for (String key : english.stringPropertyNames()) {
            assertThat(places(translated.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothingIsLeftInEnglish(String language) {
        Properties translated = texts(language);
        Set<String> same = english.stringPropertyNames().stream()
                .filter(key -> !NAMES.contains(key))
                .filter(key -> translated.getProperty(key).equals(english.getProperty(key)))
                .collect(Collectors.toSet());
        assertThat(same).isSubsetOf(alike(language));
    }

    private static Set<String> alike(String language) {
        return switch (language) {
            case "es" -> Set.of("account.roles");
            case "fr" -> Set.of("sms.text");
            case "it" -> Set.of("account.title");
            default -> Set.of();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar-AE", "de-DE", "en-US", "es-LA", "fr-FR", "it-IT", "ja-JP", "ko-KR", "pt-BR", "ru-RU", "sv-SE",
                "tr-TR", "zh-Hans", "zh-TW"
            })
    void everyTextCanBeSaidInEveryLanguageOfInfobips(String tag) {
        LocalizedTexts localizedTexts = new LocalizedTexts(ReaderLocale.choose(tag, List.of()));
        for (String key : english.stringPropertyNames()) {
            for (int count : COUNTS) {
                assertThat(localizedTexts.get(key, count, 3, 4))
                        .as(key)
                        .isNotBlank()
                        .doesNotContainPattern("\\{|\\bnull\\b");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ar-AE, اتصال",
        "de-DE, Verbinden",
        "en-US, Connect",
        "es-LA, Conectar",
        "fr-FR, Connecter",
        "it-IT, Collega",
        "ja-JP, 接続する",
        "ko-KR, 연결하기",
        "pt-BR, Conectar",
        "ru-RU, Подключить",
        "sv-SE, Anslut",
        "tr-TR, Bağlan",
        "zh-Hans, 连接",
        "zh-CN, 连接",
        "zh, 连接",
        "zh-TW, 連結",
        "zh-HK, 連結",
        "zh-Hant, 連結",
        "es-419, Conectar",
        "es-MX, Conectar",
        "de-CH, Verbinden",
        "fi-FI, Connect"
    })
    void theAccountsLanguageIsSpoken(String tag, String connect) {
        assertThat(new LocalizedTexts(ReaderLocale.choose(tag, List.of())).get("welcome.connect"))
                .isEqualTo(connect);
    }

    @Test
    void arabicRunsFromRightToLeft() {
        assertThat(new LocalizedTexts(Locale.forLanguageTag("ar-AE")).direction())
                .isEqualTo("rtl");
        assertThat(new LocalizedTexts(Locale.GERMANY).direction()).isEqualTo("ltr");
    }

    @Test
    void noTextSpeaksOfTheProtocol() {
        assertThat(all()).noneMatch(text -> PROTOCOL.matcher(text).find());
    }

    @Test
    void straightApostrophesAreNotUsed() {
        assertThat(all()).noneMatch(text -> text.contains("'"));
    }

    @Test
    void theServersOwnLanguageNeverShows() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            assertThat(new LocalizedTexts(Locale.ENGLISH).get("welcome.connect"))
                    .isEqualTo("Connect");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"en; 4,000", "de; 4.000", "ar-AE-u-nu-latn; 4,000"})
    void numbersAreWrittenAsTheLocaleWritesThem(String tag, String number) {
        assertThat(new LocalizedTexts(Locale.forLanguageTag(tag)).get("sms.problem.long", 4000))
                .contains(number);
    }

    private Stream<String> all() {
        return Stream.concat(Stream.of(english), translations().map(TextsTest::texts))
                .flatMap(texts -> texts.values().stream())
                .map(String.class::cast);
    }

    private static Set<String> places(String text) {
        new MessageFormat(text, Locale.ROOT);
        return PLACE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Properties texts(String language) {
        return read("Texts_" + language + ".properties");
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
