package org.exchangeconnect.sandbox;

import jakarta.json.JsonObjectBuilder;

/** The message statuses of Infobip that the sandbox uses. */
public enum SmsStatus {
    PENDING_ACCEPTED(1, "PENDING", 26, "Message sent to next instance"),
    REJECTED_NETWORK(5, "REJECTED", 6, "Network is forbidden"),
    REJECTED_DESTINATION(5, "REJECTED", 13, "Destination is not a phone number"),
    REJECTED_DUPLICATE_MESSAGE_ID(5, "REJECTED", 23, "Duplicate message id"),
    DELIVERED_TO_HANDSET(3, "DELIVERED", 5, "Message delivered to handset"),
    UNDELIVERABLE_NOT_DELIVERED(2, "UNDELIVERABLE", 9, "Message sent not delivered"),
    EXPIRED_EXPIRED(4, "EXPIRED", 15, "Message expired");

    private final int groupId;
    private final String groupName;
    private final int id;
    private final String description;

    SmsStatus(int groupId, String groupName, int id, String description) {
        this.groupId = groupId;
        this.groupName = groupName;
        this.id = id;
        this.description = description;
    }

    public boolean isRejected() {
        return groupId == 5;
    }

    /** Returns the initial status by the number's ending: {@code 0005} and invalid numbers are rejected. */
    public static SmsStatus atOnce(String to) {
        if (!to.matches("\\+?[0-9]{5,15}")) {
            return REJECTED_DESTINATION;
        }
        return to.endsWith("0005") ? REJECTED_NETWORK : PENDING_ACCEPTED;
    }

    /** Returns the final status by the number's ending: {@code 0002} is undeliverable, {@code 0004} expires. */
    public static SmsStatus inTheEnd(String to) {
        if (to.endsWith("0002")) {
            return UNDELIVERABLE_NOT_DELIVERED;
        }
        return to.endsWith("0004") ? EXPIRED_EXPIRED : DELIVERED_TO_HANDSET;
    }

    public JsonObjectBuilder json() {
        return JsonText.object()
                .add("groupId", groupId)
                .add("groupName", groupName)
                .add("id", id)
                .add("name", name())
                .add("description", description);
    }

    public String groupName() {
        return groupName;
    }

    /** Returns the error of a delivery report with this status: none unless the phone did not receive the message. */
    public JsonObjectBuilder errorJson() {
        boolean failed = groupId == 2 || groupId == 4;
        return JsonText.object()
                .add("groupId", failed ? 1 : 0)
                .add("groupName", failed ? "HANDSET_ERRORS" : "OK")
                .add("id", failed ? 27 : 0)
                .add("name", failed ? "EC_ABSENT_SUBSCRIBER" : "NO_ERROR")
                .add("description", failed ? "The phone cannot be reached" : "No error")
                .add("permanent", false);
    }
}
