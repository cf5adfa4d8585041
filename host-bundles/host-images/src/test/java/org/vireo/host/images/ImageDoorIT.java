package org.vireo.host.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.images.http.ImageServer;
import org.vireo.host.images.nbd.NbdServer;
import org.vireo.host.images.ticket.Ticket;
import org.vireo.host.images.ticket.Tickets;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.Secret;
import org.vireo.model.TransferContent;
import org.vireo.model.VireoException;
import org.vireo.protocol.image.CheckUpload;
import org.vireo.protocol.image.OpenTransfer;
import org.vireo.protocol.vm.DiskSource;

/** The whole data path, with QEMU's own server and tools. */
class ImageDoorIT {
    private static final long MIB = 1 << 20;
    private static final ByteSize SIZE = new ByteSize(64 * MIB);
    /** Where an image that was just made has its table of tables. */
    private static final int FIRST_TABLE = 3 << 16;

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Random random = new Random(11);
    private Images images;
    private Tickets tickets;
    private ImageServer server;
    private ImageClient client;

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws Exception {
        images = new Images(
                new NbdServer.Programs("/usr/bin/qemu-nbd", "/usr/bin/prlimit", directory.resolve("s")),
                new ImageTool("/usr/bin/qemu-img", "/usr/bin/prlimit"),
                Optional.empty());
        tickets = new Tickets();
        var authority = new TestAuthority();
        var keys = new DoorKeys(directory, Clock.systemUTC());
        var certificate = keys.keep(TestAuthority.FINGERPRINT, authority.certify(keys.request(), 90));
        server = new ImageServer(tickets, keys.store(certificate), DoorKeys.PASSWORD, "localhost", 0);
        client = new ImageClient(authority.trusting(), server.port());
    }

    @AfterEach
    void close() {
        server.close();
        tickets.close();
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(20);
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void qemuImg(String... arguments) throws IOException, InterruptedException {
        var command = new String[arguments.length + 1];
        command[0] = "qemu-img";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assertThat(new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor())
                .isZero();
    }

    private DiskSource disk(String name, DiskFormat format) throws IOException, InterruptedException {
        qemuImg("create", "-q", "-f", format == DiskFormat.COW ? "qcow2" : "raw", name, SIZE.bytes() + "");
        return source(name, format);
    }

    private DiskSource source(String name, DiskFormat format) {
        return new DiskSource.FileDisk(file(name).toString(), format);
    }

    private String ticket(DiskSource source, TransferContent content, boolean writable) {
        return ticket(source, content, writable, LONG);
    }

    private String ticket(DiskSource source, TransferContent content, boolean writable, Duration validFor) {
        var name = UUID.randomUUID().toString();
        var asked = new OpenTransfer(
                Secret.of(name), 1, source, content, writable, true, SIZE, validFor, "disk.raw", Optional.empty());
        tickets.open(
                Secret.of(name),
                1,
                validFor,
                () -> new Ticket(
                        images.serve(asked, source, soon()), writable, true, "disk.raw", validFor, Clock.systemUTC()));
        return name;
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void movesRangesOfGuestData() throws Exception {
        for (var format : DiskFormat.values()) {
            var source = disk("disk." + format, format);
            var ticket = ticket(source, TransferContent.GUEST, true);
            var first = bytes(3_000_001);
            var last = bytes(4096);

            assertThat(client.put(ticket + "?flush=n", 12_345, first).status()).isEqualTo(200);
            assertThat(client.put(ticket, SIZE.bytes() - 4096, last).status()).isEqualTo(200);

            var part = client.get(ticket, 12_345, first.length);
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.header("Content-Range"))
                    .isEqualTo("bytes 12345-" + (12_345 + first.length - 1) + "/" + SIZE.bytes());
            assertThat(part.body()).isEqualTo(first);
            var whole = client.get(ticket);
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.header("Content-Disposition")).isEqualTo("attachment; filename=disk.raw");
            assertThat(whole.body()).hasSize((int) SIZE.bytes());
            assertThat(Arrays.copyOfRange(whole.body(), whole.body().length - 4096, whole.body().length))
                    .isEqualTo(last);
            assertThat(client.put(ticket, SIZE.bytes() - 1, last).status()).isEqualTo(416);

            var state = tickets.close(Secret.of(ticket), 1);
            assertThat(state.transferred()).isEqualTo(SIZE);
            assertThat(state.moved().bytes()).isEqualTo(SIZE.bytes() + 2L * first.length + 4096);
            assertThat(client.get(ticket).status()).isEqualTo(403);
        }
    }

    @Test
    void makesZerosHolesAndTellsThem() throws Exception {
        for (var format : DiskFormat.values()) {
            var source = disk("disk." + format, format);
            var ticket = ticket(source, TransferContent.GUEST, true);
            client.put(ticket, 0, bytes((int) (4 * MIB)));

            assertThat(client.patch(
                                    ticket,
                                    "{\"op\":\"zero\",\"offset\":" + MIB + ",\"size\":" + 2 * MIB + ",\"flush\":true}")
                            .status())
                    .isEqualTo(200);
            assertThat(client.patch(ticket, "{\"op\":\"flush\"}").status()).isEqualTo(200);
            assertThat(client.patch(ticket, "{\"op\":\"erase\"}").status()).isEqualTo(400);
            assertThat(client.patch(ticket, "{\"op\":\"zero\",\"size\":\"all\"}")
                            .status())
                    .isEqualTo(400);

            assertThat(client.get(ticket, MIB, 2 * MIB).body()).isEqualTo(new byte[(int) (2 * MIB)]);
            var told = client.get(ticket + "/extents").text();
            assertThat(told)
                    .startsWith("[{\"start\": 0, \"length\": " + MIB + ", \"zero\": false, \"hole\": false}")
                    .contains("{\"start\": " + MIB + ", \"length\": " + 2 * MIB + ", \"zero\": true, ")
                    .endsWith("{\"start\": " + 4 * MIB + ", \"length\": " + 60 * MIB
                            + ", \"zero\": true, \"hole\": true}]");
            assertThat(client.get(ticket + "/extents?context=dirty").status()).isEqualTo(404);
            tickets.close(Secret.of(ticket), 1);
        }
    }

    @Test
    void goesOnAfterAClientBrokeOff() throws Exception {
        var source = disk("disk", DiskFormat.RAW);
        var ticket = ticket(source, TransferContent.GUEST, true);
        var all = bytes((int) (8 * MIB));
        client.putInPart(ticket, all.length, new ByteArrayInputStream(all, 0, (int) (3 * MIB + 5)));

        long done = tickets.look(Secret.of(ticket), LONG).transferred().bytes();
        assertThat(done).isLessThanOrEqualTo(3 * MIB + 5);
        client.put(ticket, done, Arrays.copyOfRange(all, (int) done, all.length));

        assertThat(client.get(ticket, 0, all.length).body()).isEqualTo(all);
        assertThat(tickets.look(Secret.of(ticket), LONG).transferred().bytes()).isEqualTo(all.length);
    }

    @Test
    void takesAnImageOfItsOwnFormatAsItIs() throws Exception {
        var source = disk("disk", DiskFormat.COW);
        qemuImg("create", "-q", "-f", "qcow2", "sent", SIZE.bytes() + "");
        Files.write(file("content"), bytes((int) (5 * MIB)));
        qemuImg("convert", "-q", "-f", "raw", "-O", "qcow2", "content", "sent");
        qemuImg("resize", "-q", "-f", "qcow2", "sent", SIZE.bytes() + "");
        var ticket = ticket(source, TransferContent.IMAGE, true);
        assertThat(client.put(ticket, 0, Files.readAllBytes(file("sent"))).status())
                .isEqualTo(200);
        tickets.close(Secret.of(ticket), 1);

        var sent = Optional.of(new ByteSize(Files.size(file("sent"))));
        var checked = images.check(asked(source, TransferContent.IMAGE, sent), source, soon());

        assertThat(checked.problem()).isEmpty();
        assertThat(checked.size()).isEqualTo(SIZE);
        assertThat(Files.size(file("disk"))).isLessThan(7 * MIB);
        qemuImg("compare", "-q", "-f", "qcow2", "-F", "qcow2", "disk", "sent");
    }

    private static CheckUpload asked(DiskSource source, TransferContent content, Optional<ByteSize> sent) {
        return new CheckUpload(source, content, SIZE, sent);
    }

    @Test
    void refusesAnImageThatIsCutShort() throws Exception {
        Files.write(file("content"), bytes((int) (5 * MIB)));
        qemuImg("convert", "-q", "-f", "raw", "-O", "qcow2", "content", "whole");
        assertThat(problemOf(file("whole"))).isEmpty();
        var whole = Files.readAllBytes(file("whole"));
        Files.write(file("part"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(problemOf(file("part"))).contains("it is cut short: its tables reach byte");
    }

    private String problemOf(Path image) throws Exception {
        var source = disk("disk", DiskFormat.COW);
        var ticket = ticket(source, TransferContent.IMAGE, true);
        client.put(ticket, 0, Files.readAllBytes(image));
        var sent = tickets.close(Secret.of(ticket), 1).transferred();
        return images.check(asked(source, TransferContent.IMAGE, Optional.of(sent)), source, soon())
                .problem();
    }

    @Test
    void refusesImagesThatLeadElsewhereOrAreBroken() throws Exception {
        Files.writeString(file("secret"), "the host's own\n".repeat(100), StandardCharsets.UTF_8);
        qemuImg("create", "-q", "-f", "qcow2", "-u", "-b", file("secret").toString(), "-F", "raw", "bad", "1M");
        assertThat(problemOf(file("bad"))).contains("backing file");
        qemuImg("create", "-q", "-f", "qcow2", "-o", "data_file=secret,data_file_raw=on", "bad2", "64M");
        assertThat(problemOf(file("bad2"))).contains("another file");
        qemuImg("create", "-q", "-f", "qcow2", "large", "65M");
        assertThat(problemOf(file("large"))).contains("virtual size");
        Files.write(file("noise"), bytes(100_000));
        assertThat(problemOf(file("noise"))).contains("not in the format qcow2");
        qemuImg("convert", "-q", "-f", "raw", "-O", "qcow2", "noise", "whole");
        var broken = Files.readAllBytes(file("whole"));
        Arrays.fill(broken, FIRST_TABLE, FIRST_TABLE + 8, (byte) 0x77);
        Files.write(file("broken"), broken);
        assertThat(problemOf(file("broken"))).isNotEmpty();
    }

    @Test
    void refusesAnImageOfAnotherFormatOnAPlainDisk() throws Exception {
        qemuImg("create", "-q", "-f", "qcow2", "sent", "1M");
        var source = disk("disk", DiskFormat.RAW);
        var ticket = ticket(source, TransferContent.GUEST, true);
        client.put(ticket, 0, Files.readAllBytes(file("sent")));
        tickets.close(Secret.of(ticket), 1);

        assertThat(images.check(asked(source, TransferContent.GUEST, Optional.empty()), source, soon())
                        .problem())
                .contains("format qcow2");
    }

    @Test
    void readsThroughAChainOrOneLayerOfIt() throws Exception {
        disk("base", DiskFormat.COW);
        var below = ticket(source("base", DiskFormat.COW), TransferContent.GUEST, true);
        var low = bytes((int) MIB);
        client.put(below, 0, low);
        tickets.close(Secret.of(below), 1);
        qemuImg("create", "-q", "-f", "qcow2", "-b", "base", "-F", "qcow2", "top");
        var chain = ticket(source("top", DiskFormat.COW), TransferContent.GUEST, false);
        var layer = ticket(source("top", DiskFormat.COW), TransferContent.LAYER, false);
        var told = new DiskSource.LayeredDisk(
                source("top", DiskFormat.COW), java.util.List.of(source("base", DiskFormat.COW)));
        var layered = ticket(told, TransferContent.GUEST, false);

        assertThat(client.get(chain, 0, MIB).body()).isEqualTo(low);
        assertThat(client.get(layered, 0, MIB).body()).isEqualTo(low);
        assertThat(client.get(layer, 0, MIB).body()).isEqualTo(new byte[(int) MIB]);
        assertThat(client.get(layer + "/extents").text())
                .isEqualTo("[{\"start\": 0, \"length\": " + SIZE.bytes() + ", \"zero\": true, \"hole\": true}]");
    }

    @Test
    void refusesTicketsInTheSameWords() throws Exception {
        var source = disk("disk", DiskFormat.RAW);
        var read = ticket(source, TransferContent.GUEST, false);
        var brief = ticket(source, TransferContent.GUEST, false, Duration.ofMillis(1));
        var head = ticket(source, TransferContent.GUEST, false);
        var unknown = client.get(UUID.randomUUID().toString());

        assertThat(unknown.status()).isEqualTo(403);
        assertThat(client.get(brief).text()).isEqualTo(unknown.text());
        assertThat(client.put(read, 0, new byte[10]).text()).isEqualTo(unknown.text());
        assertThat(client.patch(read, "{\"op\":\"flush\"}").status()).isEqualTo(403);
        assertThat(client.get("x").text()).isEqualTo(unknown.text());
        assertThat(client.send(
                                "*",
                                request -> request.method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .text())
                .contains("\"features\":[\"extents\",\"zero\",\"flush\"]");
        tickets.close(Secret.of(read), 1);
        assertThatExceptionOfType(VireoException.class)
                .isThrownBy(() -> tickets.open(Secret.of(read), 1, LONG, () -> {
                    throw new AssertionError("what was asked before the end opens nothing after it");
                }))
                .withMessageContaining("closed meanwhile");
        assertThat(client.get("../secret").status()).isEqualTo(404);
        assertThat(client.send(
                                head,
                                request -> request.method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .header("Content-Length"))
                .isEqualTo(SIZE.bytes() + "");
    }

    @Test
    void servesNothingThatSomeoneElseWrites() throws Exception {
        var source = disk("disk", DiskFormat.COW);
        ticket(source, TransferContent.GUEST, true);

        assertThatExceptionOfType(VireoException.class)
                .isThrownBy(() -> ticket(source, TransferContent.GUEST, false))
                .withMessageContaining("lock");
    }
}
