package org.exchangeconnect.sandbox.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to start: the WAR on Payara Micro, by {@code server-config/payara-micro/run.sh}.
 *
 * @param options further arguments for Payara Micro
 */
public record Launch(Path war, Path payaraMicro, int port, AppKeys keys, Path log, List<String> options) {

    /** The checkout: Maven says where it is, also when it was started elsewhere. */
    static final Path HOME = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private static final Path SCRIPTS = HOME.resolve("server-config").resolve("payara-micro");

    public Launch {
        options = List.copyOf(options);
    }

    /** The build's own WAR and Payara Micro. */
    public static Launch built(int port, AppKeys keys, Path log) {
        Path target = HOME.resolve("target");
        return new Launch(
                target.resolve("exchange-connect.war"), target.resolve("payara-micro.jar"), port, keys, log, List.of());
    }

    public Launch withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Launch(war, payaraMicro, port, keys, log, all);
    }

    /** The same, reachable from this machine only. */
    public Launch onLoopback() {
        return withOptions(
                "--prebootcommandfile", SCRIPTS.resolve("loopback.preboot").toString());
    }

    public Launch withKeys(AppKeys others) {
        return new Launch(war, payaraMicro, port, others, log, options);
    }

    /** Starts the process and does not wait for the application. */
    public AppServer start() {
        return AppServer.start(this);
    }

    List<String> command() {
        List<String> command =
                new ArrayList<>(List.of("sh", SCRIPTS.resolve("run.sh").toString()));
        command.addAll(options);
        return command;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(keys.asEnvironment());
        environment.put("PORT", Integer.toString(port));
        environment.put("PAYARA_MICRO_JAR", payaraMicro.toAbsolutePath().toString());
        environment.put("EXCHANGE_CONNECT_WAR", war.toAbsolutePath().toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return environment;
    }
}
