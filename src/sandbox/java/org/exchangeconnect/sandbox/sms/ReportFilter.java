package org.exchangeconnect.sandbox.sms;

import java.util.Set;
import org.exchangeconnect.sandbox.MessageOptions;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.api.QueryFields;

/** The delivery reports that a call asks for; each member is null for all. */
record ReportFilter(
        String bulkId, String messageId, String applicationId, String entityId, String campaignReferenceId) {

    static final Set<String> PARAMETERS =
            Set.of("bulkId", "messageId", "limit", "applicationId", "entityId", "campaignReferenceId");

    static ReportFilter of(QueryFields query) {
        return new ReportFilter(
                query.text("bulkId").orElse(null),
                query.text("messageId").orElse(null),
                query.text("applicationId").orElse(null),
                query.text("entityId").orElse(null),
                query.text("campaignReferenceId").orElse(null));
    }

    boolean matches(StoredMessage stored) {
        SentMessage message = stored.message();
        MessageOptions options = message.options();
        return allows(bulkId, message.bulkId())
                && allows(messageId, message.messageId())
                && allows(applicationId, options.applicationId())
                && allows(entityId, options.entityId())
                && allows(campaignReferenceId, options.campaignReferenceId());
    }

    private static boolean allows(String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
