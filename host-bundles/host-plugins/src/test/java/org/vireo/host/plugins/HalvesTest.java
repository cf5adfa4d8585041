package org.vireo.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.plugins.sample.BrokenDriver;
import org.vireo.host.plugins.sample.FailingSelfTest;
import org.vireo.host.plugins.sample.HangingActivator;
import org.vireo.host.plugins.sample.HangingSelfTest;
import org.vireo.host.plugins.sample.PassingSelfTest;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.protocol.plugin.HalfState;

/** In a real framework. */
class HalvesTest {
    private static final String OLD = "1.0.0";
    private static final String NEW = "1.1.0";
    private static final String SPI = "org.vireo.host.spi.network";

    @TempDir
    private Path directory;

    private TestAgent agent;

    @BeforeEach
    void begin() {
        agent = TestAgent.in(directory);
    }

    @AfterEach
    void end() {
        agent.close();
    }

    private void restart() {
        agent.close();
        agent = TestAgent.in(directory);
        agent.halves().list(); // answered when all is back
    }

    private void use(SampleHalf half) {
        agent.halves().activate(half.stagedIn(agent.halves()));
    }

    private void assertInUse(String version) {
        assertThat(agent.halves().list()).singleElement().satisfies(half -> {
            assertThat(half.plugin()).hasToString("network-sample " + version);
            assertThat(half.problem()).isEmpty();
            assertThat(half.running()).isTrue();
        });
        assertThat(agent.drivers()).containsExactly(version);
        assertThat(agent.installed()).containsExactly("vireo-plugin:network-sample/" + version + "/half.jar");
    }

    private void assertNothingLeft() {
        assertThat(agent.drivers()).isEmpty();
        assertThat(agent.installed()).isEmpty();
        assertThat(agent.halves().list()).isEmpty();
        assertThat(agent.files()).doesNotExist();
    }

    private void assertFails(SampleHalf half, String... sentences) {
        var staged = half.stagedIn(agent.halves());
        assertThatThrownBy(() -> agent.halves().activate(staged)).hasMessageContainingAll(sentences);
    }

    @Test
    void putsAHalfIntoUse() {
        use(SampleHalf.good(OLD).selfTest(PassingSelfTest.class));
        assertInUse(OLD);
    }

    @Test
    void putsAVersionIntoThePlaceOfAnotherAndTouchesNothingElse() {
        use(SampleHalf.good(OLD));
        var others = agent.otherBundles();
        use(SampleHalf.good(NEW));
        assertInUse(NEW);
        assertThat(agent.otherBundles()).isEqualTo(others);
        use(SampleHalf.good(OLD));
        assertInUse(OLD);
    }

    @Test
    void answersTheSameAgain() {
        var half = SampleHalf.good(OLD).stagedIn(agent.halves());
        assertThat(agent.halves().activate(half).before()).isEmpty();
        var again = agent.halves().activate(half);
        assertThat(again.before()).contains(half.plugin());
        assertThat(again.millis()).isZero();
    }

    @Test
    void takesOtherFilesOfTheSameVersion() {
        use(SampleHalf.good(OLD));
        use(SampleHalf.good(OLD).header("Comment", "built again"));
        assertInUse(OLD);
    }

    @Test
    void goesBackWhenTheSelfTestFails() {
        use(SampleHalf.good(OLD));
        assertFails(
                SampleHalf.good(NEW).selfTest(FailingSelfTest.class),
                "network-sample 1.1.0 was not put into use: its self-test says: mount.sample is missing",
                "network-sample 1.0.0 is in use again");
        assertInUse(OLD);
    }

    @Test
    void leavesNothingOfAFirstOneThatFails() {
        assertFails(SampleHalf.good(OLD).selfTest(FailingSelfTest.class), "mount.sample is missing; nothing of it");
        assertNothingLeft();
    }

    @Test
    void goesBackWhenTheSelfTestHangs() {
        use(SampleHalf.good(OLD));
        assertFails(
                SampleHalf.good(NEW).selfTest(HangingSelfTest.class).gateSeconds(1),
                "its self-test did not end in time");
        assertInUse(OLD);
    }

    @Test
    void goesBackWhenAComponentCannotBeMade() {
        use(SampleHalf.good(OLD));
        assertFails(
                SampleHalf.bare(NEW).component(BrokenDriver.class, NetworkDriver.class),
                "component BrokenDriver failed",
                "no tools here");
        assertInUse(OLD);
    }

    @Test
    void goesBackWhenABundleHangsAtItsStart() {
        use(SampleHalf.good(OLD));
        assertFails(
                SampleHalf.good(NEW)
                        .carrying(HangingActivator.class)
                        .header("Bundle-Activator", HangingActivator.class.getName())
                        .gateSeconds(1),
                "the start of bundle network-sample-half did not end in time");
        assertInUse(OLD);
    }

    @Test
    void goesBackWhenNoDriverAppears() {
        assertFails(SampleHalf.good(NEW).type("other").gateSeconds(1), "no driver for network other appeared");
        assertNothingLeft();
    }

    @Test
    void refusesContractsThatAreTooNewBeforeItChangesAnything() {
        use(SampleHalf.good(OLD));
        assertFails(
                SampleHalf.good(NEW).spi(Map.of(SPI, "[2.0,3)")),
                "network-sample 1.1.0 was refused by this host: it needs " + SPI
                        + " [2.0.0,3.0.0), this host has 1.1.0");
        assertInUse(OLD);
    }

    @Test
    void refusesImportsThatNobodyExports() {
        assertFails(
                SampleHalf.good(OLD).header("Import-Package", "com.example.absent;version=\"[1,2)\""),
                "it needs com.example.absent [1.0.0,2.0.0), this host has none");
        assertThat(agent.installed()).isEmpty();
    }

    @Test
    void refusesFragments() {
        assertFails(SampleHalf.good(OLD).header("Fragment-Host", "org.apache.felix.scr"), "is a fragment");
        assertThat(agent.installed()).isEmpty();
    }

    @Test
    void refusesAFileThatWasChangedOnTheHost() throws IOException {
        var half = SampleHalf.good(OLD).stagedIn(agent.halves());
        var file = agent.files().resolve(half.files().get(0).sha256() + ".jar");
        Files.write(file, SampleHalf.good(NEW).jar());
        assertThatThrownBy(() -> agent.halves().activate(half)).hasMessageContaining("was changed on this host");
        assertThat(agent.installed()).isEmpty();
    }

    @Test
    void comesBackAfterARestart() {
        use(SampleHalf.good(OLD));
        use(SampleHalf.good(NEW));
        restart();
        assertInUse(NEW);
    }

    @Test
    void comesBackWithoutTheCacheOfTheFramework() throws IOException {
        use(SampleHalf.good(OLD));
        agent.close();
        try (var files = Files.walk(directory.resolve("cache"))) {
            files.map(Path::toFile)
                    .sorted((a, b) -> b.compareTo(a))
                    .forEach(file -> assertThat(file.delete()).isTrue());
        }
        agent = TestAgent.in(directory);
        assertInUse(OLD);
    }

    @Test
    void endsInWhatWasBeforeWhenTheAgentEndedInTheMiddle() throws IOException {
        use(SampleHalf.good(OLD));
        agent.install(
                "vireo-plugin:network-sample/1.1.0/half.jar",
                SampleHalf.good(NEW).jar());
        Files.createFile(agent.files().resolve("changing"));
        restart();
        assertInUse(OLD);
    }

    @Test
    void forgetsAFirstOneWhenTheAgentEndedInTheMiddle() throws IOException {
        SampleHalf.good(OLD).stagedIn(agent.halves());
        agent.install(
                "vireo-plugin:network-sample/1.0.0/half.jar",
                SampleHalf.good(OLD).jar());
        Files.createFile(agent.files().resolve("changing"));
        restart();
        assertThat(agent.installed()).isEmpty();
        assertThat(agent.halves().list()).isEmpty();
    }

    @Test
    void tellsWhatDidNotComeBackAndTakesItAgain() throws IOException {
        use(SampleHalf.good(OLD));
        agent.close();
        try (var files = Files.newDirectoryStream(agent.files(), "*.jar")) {
            files.forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
        Files.createFile(agent.files().resolve("changing"));
        agent = TestAgent.in(directory);
        assertThat(agent.halves().list())
                .singleElement()
                .extracting(HalfState::running, HalfState::problem)
                .containsExactly(false, "half.jar of network-sample was never sent to this host");
        use(SampleHalf.good(OLD));
        assertInUse(OLD);
    }

    @Test
    void leavesNothingOfWhatIsWithdrawn() {
        use(SampleHalf.good(OLD));
        use(SampleHalf.good(NEW));
        assertThat(agent.halves().withdraw("network-sample").before())
                .hasValueSatisfying(was -> assertThat(was.version()).isEqualTo(NEW));
        assertNothingLeft();
        assertThat(agent.halves().withdraw("network-sample").before()).isEmpty();
    }
}
