package org.exchangeconnect.sandbox;

import java.util.List;

/** A portal user. {@link #username()} is Infobip's {@code username}; the name is for display only. */
public record SandboxUser(
        String userKey,
        String accountKey,
        String accountName,
        String name,
        String username,
        String email,
        String locale,
        List<Membership> roles,
        List<Membership> groups) {

    String initials() {
        String[] words = name.split(" ");
        String last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return words[0].substring(0, 1) + last;
    }
}
