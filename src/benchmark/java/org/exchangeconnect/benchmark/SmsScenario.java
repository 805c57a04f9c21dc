package org.exchangeconnect.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.exchangeconnect.benchmark.SandboxProcess.Account;
import org.exchangeconnect.benchmark.forwarding.Forwarding;
import org.exchangeconnect.benchmark.forwarding.ForwardingApplication;
import org.exchangeconnect.benchmark.forwarding.InfobipSms;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Compares SMS through the REST API with a forwarding resource on the same server, in turns. */
final class SmsScenario implements Scenario {

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
    private static final int CALLERS = 16;
    private static final int ROUNDS = 3;
    private static final String BODY =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],"
                    + "\"text\":\"This is a sample message\"}]}";

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public List<ReportSection> play(BenchmarkRun run) throws Exception {
        try (ScenarioEnvironment environment = run.stage(name(), TOKEN_LIFETIME)) {
            BenchmarkNode node =
                    environment.startNode("--deploy", forwardingWar(environment).toString());
            List<Account> accounts = environment.infobip().accounts(100);
            environment
                    .connections()
                    .put(accounts, Instant.now(), TOKEN_LIFETIME, TOKEN_LIFETIME, TOKEN_LIFETIME.dividedBy(2));
            RequestLoad bare = forwarding(node, accounts.get(0));
            RequestLoad ours = restApi(environment, node);
            Duration warmUp = BenchmarkRun.duration("sms.warm-up", Duration.ofSeconds(10));
            bare.run(warmUp);
            ours.run(warmUp);
            Duration measured = BenchmarkRun.duration("sms.round", Duration.ofSeconds(6));
            List<RequestLoad.LoadResult> bares = new ArrayList<>();
            List<RequestLoad.LoadResult> all = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                bares.add(bare.run(measured));
                all.add(ours.run(measured));
            }
            return List.of(section(RequestLoad.LoadResult.sum(bares), RequestLoad.LoadResult.sum(all)));
        }
    }

    private static ReportSection section(RequestLoad.LoadResult bare, RequestLoad.LoadResult ours) {
        BenchmarkRun.log("SMS: %.0f a second forwarded, %.0f through the REST API", bare.perSecond(), ours.perSecond());
        ReportSection section = new ReportSection(
                "SMS throughput",
                CALLERS + " callers, " + ROUNDS
                        + " rounds each in turn, on one node: a resource on the same server that only"
                        + " forwards the body with a token it was given, by a MicroProfile REST client as well; and the"
                        + " REST API, which checks credentials and body, opens the sealed token, and writes the journal"
                        + " before and after.",
                "",
                "SMS a second",
                "share",
                "p50",
                "p99",
                "failed");
        row(section, "bare forwarding resource", bare, "1");
        row(section, "REST API", ours, String.format("**%.2f**", ours.perSecond() / bare.perSecond()));
        return section.limits("limit", "", "≥ 0.7", "", "", "0");
    }

    private static void row(ReportSection section, String name, RequestLoad.LoadResult result, String share) {
        section.row(
                name,
                String.format("%.0f", result.perSecond()),
                share,
                String.format("%.1f ms", result.percentile(0.5)),
                String.format("%.1f ms", result.percentile(0.99)),
                result.failed());
    }

    private static RequestLoad forwarding(BenchmarkNode node, Account account) {
        URI address = node.server().address().resolve("/forwarding/sms");
        return new RequestLoad(address, "IBSSO " + account.token(), BODY, CALLERS);
    }

    private static RequestLoad restApi(ScenarioEnvironment environment, BenchmarkNode node) throws Exception {
        String credentials = AppConfiguration.USER + ":" + AppConfiguration.PASSWORD;
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        URI address = node.server().address().resolve("api/connections/" + environment.anyConnection() + "/messages");
        return new RequestLoad(address, basic, BODY, CALLERS);
    }

    private static Path forwardingWar(ScenarioEnvironment environment) {
        Path war = environment.folder().resolve("forwarding.war");
        ShrinkWrap.create(WebArchive.class)
                .addClasses(Forwarding.class, ForwardingApplication.class, InfobipSms.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(
                        new StringAsset("infobip/mp-rest/url="
                                + environment.infobip().uri() + "\n"
                                + "infobip/mp-rest/scope=jakarta.enterprise.context.ApplicationScoped\n"),
                        "META-INF/microprofile-config.properties")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }
}
