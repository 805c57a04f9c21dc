package org.exchangeconnect.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces placeholders in a page: <code>{{name}}</code> with escaped text, <code>{{{name}}}</code> with raw HTML. */
final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");
    private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

    private Template() {}

    /** @throws IllegalArgumentException if a placeholder has no value */
    static String render(String page, Map<String, ?> values) {
        Matcher matcher = PLACEHOLDER.matcher(LOADED.computeIfAbsent(page + ".html", Template::load));
        StringBuilder html = new StringBuilder();
        while (matcher.find()) {
            boolean raw = matcher.group(1) != null;
            String name = raw ? matcher.group(1) : matcher.group(2);
            Object value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(page + " needs " + name);
            }
            matcher.appendReplacement(
                    html, Matcher.quoteReplacement(raw ? value.toString() : escape(value.toString())));
        }
        return matcher.appendTail(html).toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String load(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No such resource: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
