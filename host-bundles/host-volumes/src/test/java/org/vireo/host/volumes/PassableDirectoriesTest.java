package org.vireo.host.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.StorageDomainId;

class PassableDirectoriesTest {
    @TempDir
    private Path folder;

    /** What an agent does whose umask is the first argument's: that of a process cannot be changed from within. */
    static final class Agent {
        private Agent() {}

        public static void main(String[] arguments) throws IOException {
            var folder = Path.of(arguments[0]);
            var place = new FilePlace(folder.resolve("new/place"));
            place.makeDirectory("");
            place.makeDirectory("images");
            place.makeDirectory("images");
            SecretFile.write(folder.resolve("run/secret"), ".key", "s3same");
            new Mounts(folder.resolve("run/mounts"), new Program("/bin/true"), new Program("/bin/true"))
                    .mount(
                            new MountSource("nfs", "server:/x", List.of()),
                            StorageDomainId.of("00000000-0000-0000-0000-00000000000a"),
                            Instant.now().plusSeconds(20));
        }
    }

    private void agent(String umask) throws Exception {
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask " + umask + "; exec \"$@\"",
                        "agent",
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Agent.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
    }

    private String mode(String directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(directory)));
    }

    @Test
    void hypervisorsPassThroughWhateverTheUmask() throws Exception {
        agent("077");

        assertThat(mode("new/place/images")).isEqualTo("rwxr-x--x");
        for (var directory :
                List.of("new", "new/place", "run", "run/mounts", "run/mounts/00000000-0000-0000-0000-00000000000a")) {
            assertThat(mode(directory)).as(directory).isEqualTo("rwxr-x--x");
        }
    }

    @Test
    void secretsAreTheirOwnersAloneAndGoWithTheCall() throws Exception {
        agent("000");
        assertThat(mode("run/secret")).isEqualTo("rwx------");
        var file = SecretFile.write(folder.resolve("run/secret"), ".key", "s3same");
        try (file) {
            assertThat(file.path()).hasContent("s3same");
            assertThat(mode(file.path().toString())).isEqualTo("rw-------");
        }
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        var there = Files.createDirectory(
                folder.resolve("there"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        PassableDirectories.makeAll(there.resolve("below"));

        assertThat(mode("there")).isEqualTo("rwx------");
        assertThat(mode("there/below")).endsWith("x");
    }
}
