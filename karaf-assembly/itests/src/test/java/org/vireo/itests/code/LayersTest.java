package org.vireo.itests.code;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which code may use which, checked on the compiled classes of all bundles. */
class LayersTest {
    private static final String[] GROUND = {"org.vireo.model..", "org.vireo.protocol..", "org.vireo.spi.."};
    private static final String[] PLUGINS = {
        "org.vireo.storage.local..",
        "org.vireo.storage.nfs..",
        "org.vireo.storage.posix..",
        "org.vireo.storage.ceph..",
        "org.vireo.storage.iscsi..",
        "org.vireo.network.bridge..",
        "org.vireo.notify.smtp..",
        "org.vireo.metrics.prometheus..",
        "org.vireo.directory.ldap..",
        "org.vireo.fence.agents..",
        "org.vireo.report.csv..",
        "org.vireo.report.jasper.."
    };
    private static final String[] SEEN_BY_HOSTS = {
        "org.vireo.host..", "org.vireo.model..", "org.vireo.protocol..", "org.vireo.tp.camel.."
    };

    private static JavaClasses code;

    @BeforeAll
    static void readEveryModule() {
        var compiled = Modules.all().stream()
                .map(m -> m.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        assertThat(compiled).as("modules that are compiled").hasSameSizeAs(Modules.all());
        // some bundles carry a library inside, which follows rules of its own
        code = new ClassFileImporter()
                .withImportOption(location -> location.contains("/org/vireo/"))
                .importPaths(compiled.toArray(new Path[0]));
    }

    @Test
    void modelDependsOnNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage("org.vireo.model..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.vireo..")).or(resideInAPackage("org.vireo.model..")))
                .check(code);
    }

    @Test
    void theGroundDependsOnNothingAboveIt() {
        classes()
                .that()
                .resideInAnyPackage(GROUND)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.vireo..")).or(resideInAnyPackage(GROUND)))
                .check(code);
        noClasses()
                .that()
                .resideInAPackage("org.vireo.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.vireo.spi..")
                .check(code);
    }

    @Test
    void pluginsSeeContractsOnly() {
        for (var plugin : PLUGINS) {
            classes()
                    .that()
                    .resideInAPackage(plugin)
                    .should()
                    .onlyDependOnClassesThat(not(resideInAPackage("org.vireo.."))
                            .or(resideInAnyPackage(GROUND))
                            .or(resideInAPackage(plugin)))
                    .check(code);
        }
    }

    @Test
    void everyPluginIsNamedHere() {
        var named = List.of(PLUGINS).stream().map(p -> p.replace("..", "")).toList();
        var present = Modules.in("bundles/plugins").stream()
                .map(m -> "org.vireo." + m.getFileName().toString().replace('-', '.'))
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(present);
    }

    @Test
    void hostsDoNotSeeTheEngine() {
        classes()
                .that()
                .resideInAPackage("org.vireo.host..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.vireo..")).or(resideInAnyPackage(SEEN_BY_HOSTS)))
                .check(code);
    }

    @Test
    void theEngineDoesNotSeeHosts() {
        // the test kit plays the parts on both sides
        noClasses()
                .that()
                .resideOutsideOfPackages("org.vireo.host..", "org.vireo.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.vireo.host..")
                .check(code);
    }

    @Test
    void theCommandLineKnowsTheEngineByItsApiAlone() {
        classes()
                .that()
                .resideInAPackage("org.vireo.ctl..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.vireo..")).or(resideInAPackage("org.vireo.ctl..")))
                .check(code);
        onlyIn("picocli..", "org.vireo.ctl..");
    }

    @Test
    void nothingThatRunsNeedsTheTestKit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.vireo.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.vireo.testkit..")
                .check(code);
    }

    @Test
    void engineBundlesKnowEachOtherByContractsOnly() {
        var bundles = List.of(
                "jobs",
                "compute",
                "hosts",
                "storage",
                "network",
                "scheduling",
                "identity",
                "notify",
                "history",
                "reporting",
                "secrets",
                "shell",
                "plugins",
                "guard",
                "webconsole");
        for (var bundle : bundles) {
            var others = bundles.stream()
                    .filter(b -> !b.equals(bundle))
                    .map(b -> "org.vireo." + b + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.vireo." + bundle + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(code);
        }
    }

    @Test
    void onlyTheInventoryPersists() {
        onlyIn("javax.persistence..", "org.vireo.inventory..");
        onlyIn("org.eclipse.persistence..", "org.vireo.inventory..");
    }

    @Test
    void onlyRoutesAndGatewaysAndTheLinkUseCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.vireo.hostlink..", "org.vireo.tp.camel..", "org.vireo.host.agent..")
                .and()
                .haveSimpleNameNotEndingWith("Routes")
                .and()
                .haveSimpleNameNotEndingWith("Gateway")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(code);
    }

    @Test
    void onlyTheApiSpeaksJaxRs() {
        onlyIn("javax.ws.rs..", "org.vireo.rest..");
    }

    @Test
    void onlyTheLibvirtDriverCallsLibvirt() {
        onlyIn("org.libvirt..", "org.vireo.host.libvirt..");
    }

    @Test
    void componentsArePublicAndFinal() {
        classes()
                .that()
                .areAnnotatedWith("org.osgi.service.component.annotations.Component")
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(code);
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Impl|Manager|Common)(\\$.*)?")
                .check(code);
        noClasses()
                .should()
                .resideInAnyPackage("..internal..", "..impl..", "..util..", "..utils..")
                .check(code);
    }

    @Test
    void logsGoThroughOneDoor() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.util.logging..",
                        "org.apache.log4j..",
                        "org.apache.logging..",
                        "org.apache.commons.logging.."))
                .check(code);
        noClasses().should().accessField(System.class, "out").check(code);
        noClasses().should().accessField(System.class, "err").check(code);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(code);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.vireo.(*)..").should().beFreeOfCycles().check(code);
        slices().matching("org.vireo.(**)").should().beFreeOfCycles().check(code);
    }

    private static void onlyIn(String technology, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(code);
    }
}
