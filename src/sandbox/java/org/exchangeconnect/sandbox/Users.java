package org.exchangeconnect.sandbox;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** All users who can log in: a few named ones, and any number of generated ones for load tests. */
final class Users {

    private static final String NORTHWIND = "8F0792F86035A9F4290821F1EE6BC06A";
    private static final List<SandboxUser> PEOPLE = List.of(
            new SandboxUser(
                    "F443BCAEB8517F7159F44D0E8CFE725D",
                    NORTHWIND,
                    "Northwind Retail",
                    "Maya Collins",
                    "maya.collins",
                    "maya.collins@northwind.example",
                    "en-US",
                    List.of(new Membership(79, " Manager 1"), new Membership(81, "Exchange admin")),
                    List.of(new Membership(54004, "Customer care"))),
            new SandboxUser(
                    "2B7E19D05AC3464F8E01C6A9D47F3B82",
                    "51D3A7C09E6B4F2288AB03E7F5C16D94",
                    "桜トラベル",
                    "田中 美咲",
                    "misaki.tanaka",
                    "misaki.tanaka@sakura-travel.example",
                    "ja-JP",
                    List.of(new Membership(102, "管理者")),
                    List.of(new Membership(54120, "予約センター"), new Membership(54121, "大阪支店"))),
            new SandboxUser(
                    "9C40F6E1B28D4D7AA5137E0C62FB985E",
                    "C7710E4B95D84A6F93E2BD5A08F146C3",
                    "Blauwerk Energie",
                    "Jonas Weber",
                    "jonas.weber",
                    "jonas.weber@blauwerk.example",
                    "de-DE",
                    List.of(new Membership(88, "Kontoinhaber")),
                    List.of(new Membership(54301, "Störungsdienst"))),
            new SandboxUser(
                    "6E8A2D91F4074C5BB3D60F179AC8E254",
                    NORTHWIND,
                    "Northwind Retail",
                    "عمر حداد",
                    "omar.haddad",
                    "omar.haddad@northwind.example",
                    "ar-AE",
                    List.of(new Membership(83, "مشرف")),
                    List.of(new Membership(54004, "Customer care"))),
            new SandboxUser(
                    "0D5F7B3CE9184A62B17C44F0A3962ED8",
                    "C7710E4B95D84A6F93E2BD5A08F146C3",
                    "Blauwerk Energie",
                    "Lucía Rivas",
                    "lucia.rivas",
                    "lucia.rivas@blauwerk.example",
                    "es-LA",
                    List.of(),
                    List.of()));

    private final Map<String, SandboxUser> byKey = new ConcurrentHashMap<>();
    private final AtomicInteger generated = new AtomicInteger();

    Users() {
        PEOPLE.forEach(user -> byKey.put(user.userKey(), user));
    }

    /** Returns the users whom the sign-in page offers. */
    List<SandboxUser> people() {
        return PEOPLE;
    }

    Collection<SandboxUser> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    Optional<SandboxUser> find(String userKey) {
        return userKey == null ? Optional.empty() : Optional.ofNullable(byKey.get(userKey));
    }

    SandboxUser require(String userKey) {
        return find(userKey).orElseThrow(() -> new IllegalArgumentException("No such user: " + userKey));
    }

    /** Adds users, each with an account of its own; their keys derive from their number. */
    List<SandboxUser> generate(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> numbered(generated.incrementAndGet(), "en-US"))
                .peek(user -> byKey.put(user.userKey(), user))
                .toList();
    }

    /** Adds a user with this interface language. */
    SandboxUser add(String locale) {
        SandboxUser user = numbered(generated.incrementAndGet(), locale);
        byKey.put(user.userKey(), user);
        return user;
    }

    private static SandboxUser numbered(int number, String locale) {
        String username = "user-" + number;
        return new SandboxUser(
                String.format("%032X", 0x0AD0_0000_0000L + number),
                String.format("%032X", 0xACC0_0000_0000L + number),
                "Account " + number,
                "User " + number,
                username,
                username + "@load.example",
                locale,
                List.of(),
                List.of());
    }
}
