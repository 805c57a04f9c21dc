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

/** The layers of the application, and the packages and libraries that each layer may use. */
@AnalyzeClasses(
        packages = "org.exchangeconnect",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.WithoutSandbox.class})
class ArchitectureTest {

    private static final String BASE = "org.exchangeconnect.";
    private static final String[] PRESENTATION = in("api", "pages");
    private static final String[] FEATURES =
            in("account", "authorization", "sms", "gateway", "appregistration", "notifications");
    private static final String[] FOUNDATION = in("database", "config", "observability", "oauth", "i18n");

    @ArchTest
    static final ArchRule everyImportPointsDown = Architectures.layeredArchitecture()
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
            .layer("token endpoint")
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
            .whereLayer("token endpoint")
            .mayOnlyBeAccessedByLayers("presentation", "features", "token access", "renewals")
            .whereLayer("account data")
            .mayOnlyBeAccessedByLayers("presentation", "features", "token access", "renewals", "token endpoint")
            .whereLayer("security and web")
            .mayOnlyBeAccessedByLayers(
                    "presentation", "features", "token access", "renewals", "token endpoint", "account data");

    @ArchTest
    static final ArchRule everyClassBelongsToALayer = classes()
            .should()
            .resideInAnyPackage(both(
                    both(PRESENTATION, FEATURES),
                    both(FOUNDATION, in("token", "renewal", "infobip", "connection", "vault", "web"))));

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresAreIndependentOfEachOther = independent(FEATURES);

    @ArchTest
    static final ArchRule presentationPackagesAreIndependentOfEachOther = independent(PRESENTATION);

    /** Pages reach the flow by URL only. */
    @ArchTest
    static final ArchRule pagesDoNotImportTheFlow = none(in("pages"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("authorization")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theProtocolIsPureJava = classes()
            .that()
            .resideInAnyPackage(in("oauth"))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(both(in("oauth"), "java..")))
            .allowEmptyShould(true);

    /** Other packages may use only the classes named here: {@code web} applies headers and cookies itself. */
    @ArchTest
    static final ArchRule webShowsFewClasses = elsewhere(in("web"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("web"))
                    .and(DescribedPredicate.not(named(
                            "SignedInConnection",
                            "PendingAuthorizationMarker",
                            "BrowserCookie",
                            "MessagePage",
                            "PortalState",
                            "ViewTokens",
                            "PublicPath"))));

    @ArchTest
    static final ArchRule onlyTheFlowAndThePagesUseWeb =
            elsewhere(in("web", "authorization", "pages")).should().dependOnClassesThat(resideInAnyPackage(in("web")));

    @ArchTest
    static final ArchRule facesStayInPages = elsewhere(in("pages"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.faces..", "org.apache.myfaces.."));

    /** {@code faces-config.xml} is marked complete, so MyFaces does not scan for these annotations. */
    @ArchTest
    static final ArchRule noClassIsMadeAFacesPartByAnAnnotation = noClasses()
            .should()
            .beAnnotatedWith(DescribedPredicate.describe("an annotation of Faces' parts", annotation -> annotation
                    .getRawType()
                    .getPackageName()
                    .matches("jakarta\\.faces\\.(component|component\\.behavior|convert|event|render|validator)")));

    /**
     * The application also runs on servers without Jakarta Mail: only the classes that send e-mail use it, and they are
     * not beans.
     */
    @ArchTest
    static final ArchRule mailStaysWhereItIsSent = noClasses()
            .that()
            .doNotHaveSimpleName("SmtpDelivery")
            .and()
            .doNotHaveSimpleName("IdentifiedMessage")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.mail.."));

    @ArchTest
    static final ArchRule restStaysWhereTheAddressesAre =
            elsewhere(both(PRESENTATION, FEATURES)).should().dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs.."));

    @ArchTest
    static final ArchRule ejbIsForTimersOnly = noClasses()
            .that(DescribedPredicate.not(simpleNameEndingWith("Timer")))
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.ejb.."));

    /**
     * Only repositories and their row mappers use the database. Package database provides the connection pool and Jdbi.
     */
    @ArchTest
    static final ArchRule sqlStaysInRepositories = noClasses()
            .that(DescribedPredicate.not(partOf("Repository", "Mapper")))
            .and()
            .resideOutsideOfPackages(in("database"))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb.."));

    @ArchTest
    static final ArchRule configurationIsReadInConfig =
            elsewhere(in("config")).should().dependOnClassesThat(resideInAPackage("org.eclipse.microprofile.config.."));

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
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
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule theClockIsMadeInDatabase =
            elsewhere(in("database")).should().callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logsGoToJavaUtilLogging =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.apache.commons.logging.."));

    @ArchTest
    static final ArchRule nothingComesFromAServer = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "fish.payara..", "org.glassfish..", "org.jboss..", "org.wildfly..", "com.sun.."));

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
