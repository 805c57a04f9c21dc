/**
 * Tests in Chromium: the portal at {@code http://localhost} frames the application at {@code http://127.0.0.1}, so the
 * frame is on another site than the page around it, as it is in Infobip's web interface.
 */
package org.exchangeconnect.browser;
