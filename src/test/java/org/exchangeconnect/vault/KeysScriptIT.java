package org.exchangeconnect.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's key script, run as a script with the built WAR. */
@Tag("no-server")
class KeysScriptIT {

    private static final Pattern KEY = Pattern.compile("(?m)^(\\d+)(  primary)?$");

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    @Test
    void aKeyIsMadeChangedAndRetiredByTheScriptAlone() throws Exception {
        Path war = Path.of(System.getProperty("it.war", "target/exchange-connect.war"))
                .toAbsolutePath();

        ScriptResult made = run(war, "make");
        assertThat(made.status()).as(made.output()).isZero();
        String first = keys(made).get(0);
        assertThat(folder.resolve("keys.json")).isRegularFile();

        assertThat(run(war, "make").status()).isNotZero();
        ScriptResult added = run(war, "add");
        String second = keys(added).stream()
                .filter(key -> !key.equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(run(war, "promote", second).output()).contains(second + "  primary");
        assertThat(run(war, "retire", second).status()).isNotZero();
        ScriptResult retired = run(war, "retire", first, "--checked");
        assertThat(retired.status()).as(retired.output()).isZero();
        assertThat(keys(run(war, "list"))).containsExactly(second);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("what the script unpacked").isEmpty();
        }
    }

    @Test
    void aWarThatIsNotThereIsTold() throws Exception {
        ScriptResult result = run(folder.resolve("nowhere.war"), "list");

        assertThat(result.status()).isNotZero();
        assertThat(result.output()).contains("nowhere.war", "EXCHANGE_CONNECT_WAR");
    }

    private record ScriptResult(int status, String output) {}

    private ScriptResult run(Path war, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of("sh", "server-config/keys/keys.sh"), Stream.of(arguments))
                        .toList());
        builder.environment().put("EXCHANGE_CONNECT_WAR", war.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put("CONNECT_DATA_DIR", folder.toString());
        builder.environment()
                .put("CONNECT_ENCRYPTION_KEYSET", folder.resolve("keys.json").toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new ScriptResult(process.exitValue(), output);
    }

    private static List<String> keys(ScriptResult result) {
        return KEY.matcher(result.output())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
