package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.exchangeconnect.config.Correlation;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.i18n.ReaderLocale;

/**
 * A small page with one thing to say, in the look and the language of all others, for where no view can be shown: a
 * callback that is wrong, cookies that are blocked, an error. Its texts are {@code TOPIC.title} and {@code TOPIC.text}
 * of the bundle; nothing of the request is repeated in it.
 */
public final class MessagePage {

    private static final String FRAME = read("note.html");

    private final HttpServletRequest request;
    private final LocalizedTexts texts;
    private final String topic;
    private String action = "";
    private String head = "";
    private String reference = "";

    private MessagePage(HttpServletRequest request, String topic) {
        this.request = request;
        this.texts = new LocalizedTexts(ReaderLocale.choose(null, Collections.list(request.getLocales())));
        this.topic = topic;
    }

    /** @param topic the start of the two keys in the bundle */
    public static MessagePage about(HttpServletRequest request, String topic) {
        return new MessagePage(request, topic);
    }

    /** Gives the reference, which is the request's id, by which a line in the log is found from what a person reads. */
    public static String newReference() {
        return Correlation.currentOrNew();
    }

    /**
     * Offers one way on.
     *
     * @param key the button's text in the bundle
     * @param path below the context root, with its query, encoded as it has to be in an address
     */
    public MessagePage offering(String key, String path) {
        return button(key, path, "");
    }

    /**
     * Offers one way on in a window of its own, where this browser keeps cookies that it keeps from a frame; and its
     * address to copy, for a frame that may not open windows.
     *
     * @param address the path's whole address
     */
    public MessagePage offeringApart(String key, String path, URI address) {
        button(key, path, " target=\"_blank\" rel=\"opener\" data-apart");
        action += "<p><label for=\"address\">" + escape(texts.get("cookies.copy"))
                + "</label></p><p class=\"row\"><input type=\"text\" class=\"mono once\" id=\"address\" readonly dir=\"ltr\" value=\""
                + escape(address.toString())
                + "\"><button type=\"button\" class=\"button\" hidden data-copy=\"address\" data-copied=\""
                + escape(texts.get("keys.copied")) + "\">" + escape(texts.get("keys.copy")) + "</button></p>";
        return this;
    }

    /** Has the browser go on at once, as if a link to this path with its query had been followed. */
    public MessagePage leadingTo(String path) {
        head = "<meta name=\"referrer\" content=\"no-referrer-when-downgrade\">\n"
                + "<meta http-equiv=\"refresh\" content=\"0;url=" + escape(path) + "\">\n";
        return this;
    }

    private MessagePage button(String key, String path, String attributes) {
        action = "<p class=\"row\"><a class=\"button solid\" href=\"" + escape(PublicPath.of(request) + path) + "\""
                + attributes + ">" + escape(texts.get(key)) + "</a></p>";
        return this;
    }

    /** Shows the reference under which the log tells more. */
    public MessagePage withReference(String value) {
        reference = "<p class=\"reference\">" + escape(texts.get("note.reference", value)) + "</p>";
        return this;
    }

    /** Writes the whole response. */
    public void write(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(html());
    }

    /** Gives the page, for whoever writes the response himself. */
    public String html() {
        return FRAME.replace("{lang}", texts.locale().toLanguageTag())
                .replace("{dir}", texts.direction())
                .replace("{context}", escape(PublicPath.of(request)))
                .replace("{app}", escape(texts.get("app.name")))
                .replace("{title}", escape(texts.get(topic + ".title")))
                .replace("{text}", escape(texts.get(topic + ".text")))
                .replace("{head}", head)
                .replace("{action}", action)
                .replace("{reference}", reference);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String read(String name) {
        try (InputStream in = MessagePage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
