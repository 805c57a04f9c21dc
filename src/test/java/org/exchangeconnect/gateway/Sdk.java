package org.exchangeconnect.gateway;

import com.infobip.ApiClient;
import com.infobip.ApiException;
import com.infobip.ApiKey;
import com.infobip.BaseUrl;
import com.infobip.api.SmsApi;
import com.infobip.model.SmsDestination;
import com.infobip.model.SmsMessage;
import com.infobip.model.SmsRequest;
import com.infobip.model.SmsTextContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An official Infobip client, unmodified, that sends one SMS after another through the gateway. */
enum Sdk {
    /** The newest Java client, in this JVM. */
    JAVA_6 {
        @Override
        Sending open(String ownHost, String gateway, String key) {
            SmsApi sms = new SmsApi(ApiClient.forApiKey(ApiKey.from(key))
                    .withBaseUrl(BaseUrl.from(ownHost))
                    .build());
            return new Sending(text -> send(sms, text), () -> {});
        }
    },
    /** The last 4.x Java client, in a separate JVM. */
    JAVA_4 {
        @Override
        Sending open(String ownHost, String gateway, String key) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return program(
                    List.of(
                            java,
                            "-Xmx64m",
                            "-cp",
                            Path.of("target", "sdk-4").toAbsolutePath() + "/*",
                            SDKS.resolve("java-4/Sms4.java").toString()),
                    ownHost,
                    key);
        }
    },
    /** The Node client. */
    NODE {
        @Override
        Sending open(String ownHost, String gateway, String key) {
            return program(NodeJs.program(SDKS.resolve("node"), "sms.mjs"), gateway, key);
        }
    };

    private static final Path SDKS = Path.of("src", "test", "sdks").toAbsolutePath();

    /**
     * Opens the client.
     *
     * @param ownHost the gateway at a dedicated host, for clients that ignore their base URL's path
     * @param gateway the gateway at its own path
     */
    abstract Sending open(String ownHost, String gateway, String key);

    /** An open client. Sending returns Infobip's status or the failure. Not thread-safe. */
    record Sending(UnaryOperator<String> sender, Runnable end) implements AutoCloseable {

        String send(String text) {
            return sender.apply(text);
        }

        @Override
        public void close() {
            end.run();
        }
    }

    private static String send(SmsApi sms, String text) {
        try {
            return sms.sendSmsMessages(new SmsRequest()
                            .messages(List.of(new SmsMessage()
                                    .sender("InfoSMS")
                                    .destinations(List.of(new SmsDestination().to("41793026727")))
                                    .content(new SmsTextContent().text(text)))))
                    .execute()
                    .getMessages()
                    .get(0)
                    .getStatus()
                    .getName();
        } catch (ApiException failed) {
            return "FAILED " + failed.responseStatusCode();
        }
    }

    /**
     * Starts a program that reads one text per line and writes one status per line. Only its environment contains the
     * key.
     */
    private static Sending program(List<String> command, String baseUrl, String key) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(Map.of("INFOBIP_BASE_URL", baseUrl, "INFOBIP_API_KEY", key));
            Process process = builder.start();
            PrintWriter texts = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
            BufferedReader statuses =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new Sending(text -> exchange(text, texts, statuses), process::destroy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String exchange(String text, PrintWriter texts, BufferedReader statuses) {
        texts.println(text);
        try {
            return statuses.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
