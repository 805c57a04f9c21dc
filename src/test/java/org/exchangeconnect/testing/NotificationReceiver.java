package org.exchangeconnect.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The recipient of notifications: a webhook endpoint that accepts every call except configured ones, and a mail server.
 */
public final class NotificationReceiver {

    /** The secret that signs the calls. */
    public static final String SECRET = "wh${ec_MfKQ$$9r8G,K\\,Y#{1}qrTwjUPD8ILPZIo2LaLaSw";

    private static final int NO_CONTENT = 204;
    /** Permanent: the sender does not retry. */
    private static final int GONE = 410;

    private final HttpServer server;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<ReceivedCall> calls = new CopyOnWriteArrayList<>();

    /** A received call. */
    public record ReceivedCall(String id, String body) {}

    private NotificationReceiver(HttpServer server) {
        this.server = server;
    }

    static NotificationReceiver start() throws IOException {
        NotificationReceiver receiver =
                new NotificationReceiver(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
        receiver.server.createContext("/", receiver::take);
        receiver.server.start();
        receiver.mail.start();
        return receiver;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=hidden");
    }

    URI mailServer() {
        return URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort());
    }

    /** Returns the received e-mails that contain this text. */
    public List<String> mailsAbout(String text) {
        return Stream.of(mail.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .filter(message -> message.contains(text))
                .toList();
    }

    /** Responds with 410 to further calls that contain this text. */
    public void refuse(String text) {
        refused.add(text);
    }

    /** Accepts calls that contain this text again. */
    public void takeAgain(String text) {
        refused.remove(text);
    }

    /** Returns the received calls that contain this text, accepted or not. */
    public List<ReceivedCall> callsAbout(String text) {
        return calls.stream().filter(call -> call.body().contains(text)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        ReceivedCall call = new ReceivedCall(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        calls.add(call);
        boolean no = refused.stream().anyMatch(call.body()::contains);
        exchange.sendResponseHeaders(no ? GONE : NO_CONTENT, -1);
        exchange.close();
    }
}
