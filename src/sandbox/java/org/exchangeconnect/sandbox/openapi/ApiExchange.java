package org.exchangeconnect.sandbox.openapi;

import java.util.List;
import java.util.Map;

/**
 * A request to Infobip's API and the response to it.
 *
 * @param query the values of each query parameter
 * @param requestType the content type; null for none
 * @param responseType the content type; null for none
 * @param scripted whether a test scripted the response, which Infobip would not give
 */
public record ApiExchange(
        String method,
        String path,
        Map<String, List<String>> query,
        String requestType,
        String requestBody,
        int status,
        String responseType,
        String responseBody,
        boolean scripted) {}
