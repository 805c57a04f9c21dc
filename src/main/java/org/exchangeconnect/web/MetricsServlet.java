package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exchangeconnect.observability.Metrics;

/** Serves the metrics in Prometheus text format, to callers with back-office credentials. */
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient PrometheusMeterRegistry meters;

    @Inject
    transient Event<Metrics.Scrape> scrapes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        scrapes.fire(new Metrics.Scrape());
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        String scrape = meters.scrape();
        String text = scrape + DeprecatedMetricNames.repeated(scrape);
        response.getOutputStream().write(text.getBytes(UTF_8));
    }
}
