package org.exchangeconnect;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of docs/architecture.md: which package may use which, and where each library may be used. A failure ends
 * with the reason for its rule.
 */
@AnalyzeClasses(
        packages = "org.exchangeconnect",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.WithoutSandbox.class})
class ArchitectureTest {

    private static final String BASE = "org.exchangeconnect.";
    private static final String[] PRESENTATION = in("api", "pages");
    private static final String[] FEATURES =
            in("account", "authorization", "sms", "gateway", "appregistration", "notifications");
    private static final String[] FOUNDATION = in("database", "config", "observability", "oauth", "i18n", "limits");

    @ArchTest
    static final ArchRule aLayerImportsOnlyLayersBelowIt = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("presentation")
            .definedBy(PRESENTATION)
            .layer("features")
            .definedBy(FEATURES)
            .layer("token access")
            .definedBy(in("token"))
            .layer("renewals")
            .definedBy(in("renewal"))
            .layer("outgoing calls")
            .definedBy(in("infobip"))
            .layer("account data")
            .definedBy(in("connection"))
            .layer("security and web")
            .definedBy(in("vault", "web"))
            .layer("foundation")
            .definedBy(FOUNDATION)
            .whereLayer("presentation")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("presentation")
            .whereLayer("token access")
            .mayOnlyBeAccessedByLayers("presentation", "features")
            .whereLayer("renewals")
            .mayOnlyBeAccessedByLayers("presentation", "features", "token access")
            .whereLayer("outgoing calls")
            .mayOnlyBeAccessedByLayers("presentation", "features", "token access", "renewals")
            .whereLayer("account data")
            .mayOnlyBeAccessedByLayers("presentation", "features", "token access", "renewals", "outgoing calls")
            .whereLayer("security and web")
            .mayOnlyBeAccessedByLayers(
                    "presentation", "features", "token access", "renewals", "outgoing calls", "account data")
            .because("a class can be read and tested without the layers above it");

    @ArchTest
    static final ArchRule everyClassBelongsToALayer = classes()
            .should()
            .resideInAnyPackage(both(
                    both(PRESENTATION, FEATURES),
                    both(FOUNDATION, in("token", "renewal", "infobip", "connection", "vault", "web"))))
            .because("a package without a layer may import anything:"
                    + " give a new package its layer in this test and in docs/architecture.md");

    @ArchTest
    static final ArchRule noPackagesImportEachOther = slices().matching(BASE + "(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that import each other, even through others, can only be read and changed together;"
                    + " a package inside another counts as one of its own");

    @ArchTest
    static final ArchRule sendingAndReportsDoNotImportEachOther = independent(BASE + "sms", BASE + "sms.reports")
            .because("both write the message journal, which knows neither");

    @ArchTest
    static final ArchRule featuresDoNotImportEachOther =
            independent(FEATURES).because("a feature can be changed or removed without the others");

    @ArchTest
    static final ArchRule apiAndPagesDoNotImportEachOther = independent(PRESENTATION)
            .because("a rule that both need belongs to the feature below them, where both get the same");

    @ArchTest
    static final ArchRule theSettingsPageAndTheOperatorsPageDoNotImportEachOther = independent(
                    in("pages.settings", "pages.operator"))
            .because("account admins and operators see different pages; what both show is in pages or pages.status");

    @ArchTest
    static final ArchRule pagesDoNotImportTheAuthorizationFlow = none(in("pages"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("authorization")))
            .because("pages start the flow by its URL, as any other site does");

    @ArchTest
    static final ArchRule onlyTheApiImportsNotifications = elsewhere(in("notifications", "api"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("notifications")))
            .because("notifications observe the events of connections;"
                    + " code that changes a connection does not know who is notified");

    @ArchTest
    static final ArchRule onlyTheFlowAndThePagesImportWeb = elsewhere(in("web", "authorization", "pages"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("web")))
            .because("filters apply headers, limits and logins to every request, so no other package has to");

    @ArchTest
    static final ArchRule theFlowAndThePagesImportOnlySessionsLinksAndMessagePagesOfWeb = elsewhere(in("web"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("web"))
                    .and(DescribedPredicate.not(resideInAnyPackage(in("web.session"))))
                    .and(DescribedPredicate.not(named("MessagePage", "PublicPath"))))
            .because("the filters' own classes are details of web");

    @ArchTest
    static final ArchRule oauthUsesNothingButTheJdk = classes()
            .that()
            .resideInAnyPackage(in("oauth"))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(both(in("oauth"), "java..")))
            .because("the protocol can be read and tested without a server");

    @ArchTest
    static final ArchRule facesIsUsedInPagesOnly = elsewhere(in("pages"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.faces..", "org.apache.myfaces.."))
            .because("all other code works without a page");

    @ArchTest
    static final ArchRule noClassIsMadeAFacesPartByAnAnnotation = noClasses()
            .should()
            .beAnnotatedWith(DescribedPredicate.describe("an annotation of Faces' parts", annotation -> annotation
                    .getRawType()
                    .getPackageName()
                    .matches("jakarta\\.faces\\.(component|component\\.behavior|convert|event|render|validator)")))
            .because("faces-config.xml is marked complete, so MyFaces does not look for annotations");

    @ArchTest
    static final ArchRule jakartaMailIsUsedWhereMailIsSentOnly = noClasses()
            .that()
            .doNotHaveSimpleName("SmtpDelivery")
            .and()
            .doNotHaveSimpleName("IdentifiedMessage")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.mail.."))
            .because("the application also runs on servers without Jakarta Mail; these two classes are no beans,"
                    + " so they are loaded only when there is mail to send");

    @ArchTest
    static final ArchRule jaxRsIsUsedInTheTwoUpperLayersOnly = elsewhere(both(PRESENTATION, FEATURES))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs.."))
            .because("the layers below have no URLs");

    @ArchTest
    static final ArchRule infobipIsCalledInOneWay = noClasses()
            .that(DescribedPredicate.not(named("InfobipApi", "TokenClient", "TimedExchange", "WebhookClient")))
            .and()
            .resideOutsideOfPackages(in("config"))
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "the JDK's HTTP client", type -> type.getName().equals("java.net.http.HttpClient")))
            .because(
                    "credentials, the repetition after a 401, the deadline and the meaning of a failure have one place;"
                            + " webhooks carry no token");

    @ArchTest
    static final ArchRule ejbIsUsedInTimersOnly = noClasses()
            .that(DescribedPredicate.not(simpleNameEndingWith("Timer")))
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.ejb.."))
            .because("everything else is a CDI bean or a plain class, which a test can create");

    @ArchTest
    static final ArchRule sqlIsWrittenInRepositoriesOnly = noClasses()
            .that(DescribedPredicate.not(partOf("Repository", "Mapper")))
            .and()
            .resideOutsideOfPackages(in("database"))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb.."))
            .because("every use of the schema is in a *Repository or *Mapper, where its changes are made;"
                    + " package database provides the connection pool");

    @ArchTest
    static final ArchRule configurationIsReadInConfigOnly = elsewhere(in("config"))
            .should()
            .dependOnClassesThat(resideInAPackage("org.eclipse.microprofile.config.."))
            .because("every key is declared once and checked at startup");

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests move the clock, and all nodes follow the database's");

    @ArchTest
    static final ArchRule theClockIsCreatedInDatabaseOnly = elsewhere(in("database"))
            .should()
            .callMethod(Clock.class, "systemUTC")
            .because("all other classes have the clock injected");

    @ArchTest
    static final ArchRule noThreadSleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("a sleeping thread delays a stop; wait for a condition instead");

    @ArchTest
    static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
            "operators configure logs, not the standard streams");

    @ArchTest
    static final ArchRule logsGoToJavaUtilLogging = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.apache.commons.logging.."))
            .because("every server writes java.util.logging to its own log");

    @ArchTest
    static final ArchRule noClassOfAServerIsUsed = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("fish.payara..", "org.glassfish..", "org.jboss..", "org.wildfly..", "com.sun.."))
            .because("one WAR runs unchanged on Payara and WildFly");

    private static String[] in(String... names) {
        return Arrays.stream(names).map(name -> BASE + name + "..").toArray(String[]::new);
    }

    private static String[] both(String[] some, String... others) {
        return Stream.of(some, others).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static GivenClassesConjunction none(String... packages) {
        return noClasses().that().resideInAnyPackage(packages);
    }

    private static GivenClassesConjunction elsewhere(String... packages) {
        return noClasses().that().resideOutsideOfPackages(packages);
    }

    private static ArchRule independent(String... packages) {
        return slices().assignedFrom(new Packages(packages))
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "named " + String.join(" or ", names), type -> Set.of(names).contains(type.getSimpleName()));
    }

    private static DescribedPredicate<JavaClass> partOf(String... suffixes) {
        return DescribedPredicate.describe(
                "named *" + String.join(" or *", suffixes) + ", or nested in one",
                type -> Arrays.stream(suffixes).anyMatch(type.getName().replaceAll("\\$.*", "")::endsWith));
    }

    /** Assigns each of the given packages to one slice and ignores all other classes. */
    private record Packages(String... packages) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return Arrays.stream(packages)
                    .filter(name -> resideInAPackage(name).test(type))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return String.join(", ", packages);
        }
    }

    /** Excludes the sandbox, which is compiled with the tests but is not part of the application. */
    static final class WithoutSandbox implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/org/exchangeconnect/sandbox/");
        }
    }
}
