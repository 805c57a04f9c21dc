package org.exchangeconnect.sandbox.sms;

import java.util.List;

/**
 * The messages of a request.
 *
 * @param bulkId null if Infobip is to create one
 * @param withPartCount whether the response shows the number of parts of each message
 */
record Submission(String bulkId, boolean withPartCount, List<MessageDraft> drafts) {}
