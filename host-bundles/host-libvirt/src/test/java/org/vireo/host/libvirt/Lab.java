package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A libvirtd of its own, apart from the machine's, in network and mount namespaces; needs root. */
final class Lab implements AutoCloseable {
    static final String ADDRESS = "10.217.0.240";

    private final Path scripts = Path.of(System.getProperty("vireo.lab"));
    private final Path guests = Path.of(System.getProperty("vireo.lab.guest"));
    private final Path directory;

    Lab() throws IOException {
        // A socket's path must be short.
        directory = Files.createTempDirectory("vireo-it");
        // the host's namespaces see what was mounted before
        Path small = Files.createDirectory(directory.resolve("small"));
        run("mount", "-t", "tmpfs", "-o", "size=30m", "vireo-it", small.toString());
        run(scripts.resolve("build-guest").toString(), guests.toString());
        host("up", "vireo-it", ADDRESS);
    }

    Path directory() {
        return directory;
    }

    String uri() {
        return "qemu:///system?socket=" + directory.resolve("host/run/libvirt-sock");
    }

    /** A new disk on top of the small guest's. */
    Path disk(String name) {
        Path disk = directory.resolve(name);
        String base = guests.resolve("tiny.qcow2").toAbsolutePath().toString();
        run("qemu-img", "create", "-q", "-f", "qcow2", "-b", base, "-F", "qcow2", disk.toString());
        return disk;
    }

    /** A new, empty disk at {@code path} below the directory; {@code small/} has room for 30 MiB. */
    Path image(String path, String size) {
        Path image = directory.resolve(path);
        run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), size);
        return image;
    }

    /** A new, empty disk at {@code path} that reads through to the one at {@code below}, a path beside it, which need not be opened. */
    Path overlay(String path, String below) {
        Path image = directory.resolve(path);
        run("qemu-img", "create", "-q", "-f", "qcow2", "-u", "-b", below, "-F", "qcow2", image.toString(), "32M");
        return image;
    }

    /** Gives {@code small/} room for 128 MiB. */
    void enlarge() {
        run("mount", "-o", "remount,size=128m", directory.resolve("small").toString());
    }

    /** Ends libvirtd and starts it again; guests run on. */
    void restartLibvirtd() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readString(directory.resolve("host/libvirtd.pid")).strip());
        var daemon = ProcessHandle.of(pid).orElseThrow();
        daemon.destroy();
        daemon.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        host("libvirtd");
    }

    /** The process that runs a virtual machine. */
    ProcessHandle hypervisor(String domain) throws IOException {
        String pid = Files.readString(directory.resolve("host/run/qemu/" + domain + ".pid"));
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private void host(String... arguments) {
        var command = new ArrayList<>(List.of(scripts.resolve("virtual-host").toString(), arguments[0]));
        command.add(directory.resolve("host").toString());
        command.addAll(List.of(arguments).subList(1, arguments.length));
        run(command.toArray(String[]::new));
    }

    /** Runs a program that must end well; gives what it says. */
    static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", command), text)
                .isZero();
        return text;
    }

    /** A condition that may not be fulfilled yet. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits until {@code condition} holds; fails in the words {@code what} when that takes longer than {@code atMost}. */
    static void until(String what, Duration atMost, Condition condition) throws Exception {
        Instant deadline = Instant.now().plus(atMost);
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command[0], e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        host("down");
        run("umount", directory.resolve("small").toString());
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
