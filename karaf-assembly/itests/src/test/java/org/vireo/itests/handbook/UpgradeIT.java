package org.vireo.itests.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.Ports;
import org.vireo.itests.lab.Program;

/**
 * The handbook's way to another version of the engine and back, by its very lines, with the archive that was built in both places, or with an
 * earlier one that {@code vireo.engine.before} names as the first.
 */
class UpgradeIT {
    private static final String VMS = "/ovirt-engine/api/vms";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Path NEW = Book.root()
            .resolve("karaf-assembly/engine/target/vireo-engine-"
                    + System.getProperty("vireo.version", "0.1.0-SNAPSHOT") + ".tar.gz");

    private Path home;
    private EngineProcess engine;

    @BeforeEach
    void install() throws IOException {
        // the database's own user reads below it
        home = Files.createTempDirectory(
                "vireo-upgrade", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var first = System.getProperty("vireo.engine.before", NEW.toString());
        type("""
                mkdir -p /opt/vireo/engine
                tar -xzf %s -C /opt/vireo/engine --strip-components=1
                cp -a /opt/vireo/engine/etc /etc/vireo/engine
                """.formatted(first));
        engine = new EngineProcess(home, home.resolve("etc"), Ports.free());
        engine.configure("vireo.plugins.cfg", "gate_seconds = 10\n");
        engine.start();
    }

    @AfterEach
    void remove() {
        engine.stop();
        Program.run("rm", "-rf", home.toString());
    }

    /** Types lines of a shell where the folders of the handbook are folders of this test. */
    private void type(String lines) {
        var here = lines.replace("/opt/vireo/engine", home + "/app")
                .replace("/etc/vireo/engine", home + "/etc")
                .replace("/var/lib/vireo/engine", home + "/data")
                .replace("vireo-engine-NEW.tar.gz", NEW.toString());
        var end = Program.tryRun(PATIENCE, "bash", "-euc", here);
        assertThat(end.status()).as(end.output()).isZero();
    }

    /** What the handbook says between the engine's end and its start. */
    private static String between(String heading) {
        var blocks = Page.read(Book.root().resolve("bundles/docs/src/main/md/upgrade.md")).blocks().stream()
                .filter(block -> block.byAnother().equals(Optional.of("UpgradeIT")))
                .filter(block -> block.text().contains(heading))
                .toList();
        assertThat(blocks).as("blocks with " + heading).hasSize(1);
        var lines = blocks.get(0).text().lines().toList();
        assertThat(lines).first().isEqualTo("systemctl stop vireo-engine");
        assertThat(lines).last().isEqualTo("systemctl start vireo-engine");
        return lines.subList(1, lines.size() - 1).stream().collect(Collectors.joining("\n"));
    }

    private void anotherEngine(String lines) {
        engine.stop();
        type(lines);
        engine.start();
        engine.awaitPlugins("storage-local", "network-bridge");
    }

    private List<String> machines() {
        var names = new ArrayList<String>();
        engine.api().get(VMS).path("vm").forEach(vm -> names.add(vm.path("name").asText()));
        return names;
    }

    private void make(String name) {
        engine.api()
                .post(
                        VMS,
                        "{\"name\":\"" + name
                                + "\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"}}");
    }

    @Test
    void anotherArchiveGoesOnWithTheDataAndTheCopiesLeadBack() {
        engine.awaitPlugins("storage-local", "network-bridge");
        make("before");
        var password = engine.password();

        anotherEngine(between("NEW"));
        assertThat(engine.password()).isEqualTo(password);
        assertThat(machines()).containsExactly("before");
        assertThat(engine.etc().resolve("vireo.plugins.cfg")).content().isEqualTo("gate_seconds = 10\n");
        make("after");
        assertThat(machines()).containsExactlyInAnyOrder("before", "after");

        anotherEngine(between("failed"));
        assertThat(machines()).containsExactly("before");
        make("again");
        assertThat(machines()).containsExactlyInAnyOrder("before", "again");
    }
}
