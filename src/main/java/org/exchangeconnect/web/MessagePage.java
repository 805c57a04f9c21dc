package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.i18n.ReaderLocale;
import org.exchangeconnect.observability.Correlation;

/**
 * A small page with one message in the style and language of the other pages, for cases where no view can be shown: an
 * invalid callback, blocked cookies, an error. Its texts are {@code TOPIC.title} and {@code TOPIC.text} of the bundle.
 * It never echoes anything from the request.
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

    /**
     * Starts a page about a topic, in the browser's language.
     *
     * @param topic the prefix of the two keys in the bundle
     */
    public static MessagePage about(HttpServletRequest request, String topic) {
        return new MessagePage(request, topic);
    }

    /** Returns a reference that links the page to the log: the request's correlation id. */
    public static String newReference() {
        return Correlation.currentOrNew();
    }

    /**
     * Adds a button with a link.
     *
     * @param key the button's text in the bundle
     * @param path the path below the context root, with its query, URL-encoded
     */
    public MessagePage offering(String key, String path) {
        return button(key, path, "");
    }

    /**
     * Adds a button that opens the path in a separate window, where the browser keeps cookies that it blocks in a
     * frame. Also shows the address to copy, for frames that may not open windows.
     *
     * @param address the absolute URL of the path
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

    /**
     * Redirects the browser at once by a refresh, as if a link to this path had been followed, so that it sends a
     * referrer.
     */
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

    /** Shows the reference that identifies the log lines. */
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

    /** Returns the page as HTML, for callers that write the response themselves. */
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
