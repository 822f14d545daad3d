package io.mtjlab.app;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The modules' table: who may use whom. An arrow that is not in it fails the build. */
@AnalyzeClasses(packages = "io.mtjlab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule modules_use_only_what_the_table_allows = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.mtjlab..")
            .layer("base")
            .definedBy("io.mtjlab.base..")
            .layer("instruments")
            .definedBy("io.mtjlab.instruments..")
            .layer("acquisition")
            .definedBy("io.mtjlab.acquisition..")
            .layer("protocols")
            .definedBy("io.mtjlab.protocols..")
            .layer("analysis")
            .definedBy("io.mtjlab.analysis..")
            .layer("simulators")
            .definedBy("io.mtjlab.simulators..")
            .layer("networks")
            .definedBy("io.mtjlab.networks..")
            .layer("fixtures")
            .definedBy("io.mtjlab.fixtures..")
            .layer("app")
            .definedBy("io.mtjlab.app..")
            .whereLayer("base")
            .mayNotAccessAnyLayer()
            .whereLayer("instruments")
            .mayOnlyAccessLayers("base")
            .whereLayer("acquisition")
            .mayOnlyAccessLayers("base")
            .whereLayer("analysis")
            .mayOnlyAccessLayers("base")
            .whereLayer("simulators")
            .mayOnlyAccessLayers("base")
            .whereLayer("protocols")
            .mayOnlyAccessLayers("base", "instruments", "acquisition", "analysis")
            .whereLayer("networks")
            .mayOnlyAccessLayers("base", "analysis", "simulators")
            .whereLayer("fixtures")
            .mayOnlyAccessLayers(
                    "base", "instruments", "acquisition", "protocols", "analysis", "simulators", "networks")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .because(
                    "each module must be usable without those above it: a driver from a one-line script, a fit without a"
                            + " bench, the physics without an instrument");

    @ArchTest
    static final ArchRule drivers_do_not_know_who_measures = noClasses()
            .that()
            .resideInAPackage("io.mtjlab.instruments..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.mtjlab.protocols..", "io.mtjlab.acquisition..")
            .because("a driver must be usable from a one-line script");

    @ArchTest
    static final ArchRule drivers_and_twins_share_nothing = noClasses()
            .that()
            .resideInAPackage("io.mtjlab.simulators..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.mtjlab.instruments..")
            .because("a driver and its twin are written from the manual separately; what they shared could be wrong in"
                    + " both, and no test would see it");

    @ArchTest
    static final ArchRule protocols_ask_for_capabilities_not_for_models = noClasses()
            .that()
            .resideInAPackage("io.mtjlab.protocols..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.mtjlab.instruments.drivers..")
            .because("a measurement must run on whatever instrument can do what it needs");

    @ArchTest
    static final ArchRule networks_see_the_physics_and_no_instrument = noClasses()
            .that()
            .resideInAPackage("io.mtjlab.networks..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.mtjlab.simulators..")
                    .and(not(resideInAPackage("io.mtjlab.simulators.physics.."))))
            .because("a network may compute with a device, but not talk to a virtual instrument");

    @ArchTest
    static final ArchRule the_app_uses_only_the_lab_of_the_fixtures = noClasses()
            .that()
            .resideInAPackage("io.mtjlab.app..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.mtjlab.fixtures..").and(not(resideInAPackage("io.mtjlab.fixtures.lab.."))))
            .because("test fixtures do not belong into what ships");

    @ArchTest
    static final ArchRule the_truth_is_reached_only_over_the_control_socket = noClasses()
            .that(resideInAnyPackage("io.mtjlab.app..", "io.mtjlab.protocols..", "io.mtjlab.acquisition..")
                    .and(not(resideInAPackage("io.mtjlab.app.simulate.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.mtjlab.simulators..")
            .because("what measures and fits must not be able to look at the device; 'simulate' does neither");

    @ArchTest
    static final ArchRule base_does_no_input_or_output = noClasses()
            .that()
            .resideInAPackage("io.mtjlab.base..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.io..")
            .because("base is what everything stands on: time, chance, units, figures, and no file or socket")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("io.mtjlab.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a module that needs another which needs it is one module");

    @ArchTest
    static final ArchRule wall_time_stays_out_of_what_reaches_data = noClasses()
            .that(resideInAnyPackage(
                    "io.mtjlab.protocols..",
                    "io.mtjlab.analysis..",
                    "io.mtjlab.networks..",
                    "io.mtjlab.simulators.physics.."))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("the same seed gives the same bytes: time comes from the lab's clock, chance from named streams");

    @ArchTest
    static final ArchRule libraries_do_not_print = noClasses()
            .that(resideInAPackage("io.mtjlab..").and(not(resideInAPackage("io.mtjlab.app.."))))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("standard output belongs to the command line");

    @ArchTest
    static final ArchRule everything_stands_in_a_module = classes()
            .that(alwaysTrue())
            .should()
            .resideInAnyPackage(
                    "io.mtjlab.base..",
                    "io.mtjlab.instruments..",
                    "io.mtjlab.acquisition..",
                    "io.mtjlab.protocols..",
                    "io.mtjlab.analysis..",
                    "io.mtjlab.simulators..",
                    "io.mtjlab.networks..",
                    "io.mtjlab.fixtures..",
                    "io.mtjlab.app..")
            .because("the table has a row for each");
}
