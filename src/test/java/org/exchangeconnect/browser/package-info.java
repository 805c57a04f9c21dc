/**
 * Tests in Chromium: the portal at {@code http://localhost} frames the application at {@code http://127.0.0.1}, so the
 * frame is on a different site than its page, as in Infobip's web interface.
 */
package org.exchangeconnect.browser;
