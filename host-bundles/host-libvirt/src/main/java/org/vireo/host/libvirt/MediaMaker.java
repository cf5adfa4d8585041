package org.vireo.host.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostDirectories;
import org.vireo.model.ModelError;
import org.vireo.model.Payload;
import org.vireo.model.PayloadFile;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/**
 * Makes the small CDs that guests are told things with. What is on them goes through files only their owner reads, never through the
 * arguments of a program. They are kept as long as the virtual machine lives. Thread-safe; one virtual machine at a time is the
 * caller's to see to.
 */
@Component(service = MediaMaker.class, configurationPid = LibvirtSettings.PID)
public final class MediaMaker {
    private static final Logger LOG = LoggerFactory.getLogger(MediaMaker.class);
    /** Programs that write a CD image, all with the options of the first. */
    private static final List<String> PROGRAMS = List.of("genisoimage", "xorrisofs", "mkisofs");

    private static final int SECONDS = 30;
    private static final String ENDING = ".iso";

    private final Path directory;

    /** Ready at once. */
    @Activate
    public MediaMaker(@Reference HostDirectories directories, LibvirtSettings settings) {
        directory = settings.media__directory().isEmpty()
                ? directories.state("media")
                : Path.of(settings.media__directory());
    }

    /** Writes the media of one virtual machine and answers their paths; those of an earlier start are replaced. */
    List<String> make(VmId vm, List<Payload> media) {
        if (media.isEmpty()) {
            return List.of();
        }
        try {
            Files.createDirectories(directory);
            var made = new ArrayList<String>();
            for (int i = 0; i < media.size(); i++) {
                made.add(write(directory.resolve(vm + "-" + i + ENDING), media.get(i))
                        .toString());
            }
            return made;
        } catch (IOException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED, "cannot write a medium for virtual machine " + vm + " to " + directory, e);
        }
    }

    private Path write(Path target, Payload medium) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path contents = Files.createTempDirectory(directory, "making", owner);
        try {
            for (PayloadFile file : medium.files()) {
                Files.writeString(contents.resolve(file.name()), file.content().reveal(), StandardCharsets.UTF_8);
            }
            Files.deleteIfExists(target);
            var readable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(target, readable);
            image(target, contents, medium.volumeId());
            return target;
        } finally {
            remove(contents);
        }
    }

    private static void image(Path target, Path contents, String label) throws IOException {
        var command = new ArrayList<>(List.of(program(), "-quiet", "-J", "-r"));
        if (!label.isEmpty()) {
            command.addAll(List.of("-V", label));
        }
        command.addAll(List.of("-o", target.toString(), contents.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            var words = new String(process.getInputStream().readNBytes(2000), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new VireoException(ModelError.HOST_FAILED, command.get(0) + " took too long to write " + target);
            }
            if (process.exitValue() != 0) {
                throw new VireoException(
                        ModelError.HOST_FAILED, command.get(0) + " could not write " + target + ": " + words.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new VireoException(ModelError.HOST_FAILED, "interrupted while writing " + target, e);
        }
    }

    private static String program() {
        for (String name : PROGRAMS) {
            for (String place : List.of("/usr/bin", "/usr/local/bin", "/bin")) {
                if (Files.isExecutable(Path.of(place, name))) {
                    return place + "/" + name;
                }
            }
        }
        throw new VireoException(
                ModelError.HOST_FAILED,
                "this host cannot write CD images: install one of " + String.join(", ", PROGRAMS));
    }

    /** Where the medium of that number is kept. */
    String place(VmId vm, int number) {
        return directory.resolve(vm + "-" + number + ENDING).toString();
    }

    /** Keeps a medium that another host made. */
    void keep(VmId vm, int number, byte[] image) {
        Path target = Path.of(place(vm, number));
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(target);
            var readable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(target, readable);
            Files.write(target, image);
        } catch (IOException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED, "cannot keep medium " + number + " of virtual machine " + vm, e);
        }
    }

    /** Removes the media of one that is gone. */
    void forget(VmId vm) {
        try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.empty()) {
            files.filter(file -> file.getFileName().toString().startsWith(vm + "-"))
                    .forEach(MediaMaker::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Media of virtual machine {} stay in {}", vm, directory, e);
        }
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(MediaMaker::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
