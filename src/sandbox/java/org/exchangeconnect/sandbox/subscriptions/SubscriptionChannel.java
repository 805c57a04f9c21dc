package org.exchangeconnect.sandbox.subscriptions;

import java.util.Set;
import org.exchangeconnect.sandbox.api.InputProblems;

/** The channels to whose events an account can subscribe. */
final class SubscriptionChannel {

    private static final Set<String> NAMES = Set.of(
            "AGENT_OS",
            "APPLE_MESSAGES_FOR_BUSINESS",
            "BLOCKLIST",
            "CUSTOMER_ENGAGEMENT",
            "EMAIL",
            "FACEBOOK",
            "KAKAO_ALIM",
            "KAKAO_BRAND_MESSAGE",
            "LINE",
            "MMS",
            "MOBILE_IDENTITY",
            "MOBILE_PUSH",
            "NUMBER_LOOKUP",
            "OPEN_CHANNEL",
            "RCS",
            "REGISTRATION",
            "SMS",
            "VIBER",
            "VOICE_VIDEO",
            "WEB_PUSH",
            "WHATSAPP",
            "ZALO");

    private SubscriptionChannel() {}

    /** Returns the name; notes a problem if there is no such channel. */
    static String read(String name, InputProblems problems) {
        if (!NAMES.contains(name)) {
            problems.add("channel", "is not one of the documented values");
        }
        return name;
    }
}
