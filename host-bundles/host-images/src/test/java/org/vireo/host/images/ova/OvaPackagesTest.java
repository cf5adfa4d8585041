package org.vireo.host.images.ova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.images.ImageTool;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.VireoException;
import org.vireo.protocol.ova.OvaFound;
import org.vireo.protocol.ova.OvaMember;
import org.vireo.protocol.ova.OvaPlace;
import org.vireo.protocol.ova.ReadOva;
import org.vireo.protocol.ova.StageDisk;
import org.vireo.protocol.ova.WriteOva;
import org.vireo.protocol.vm.DiskSource.FileDisk;

/** Packages are written and read with QEMU's own tool; hostile ones are refused. */
class OvaPackagesTest {
    private static final ByteSize SIZE = ByteSize.ofMiB(8);
    private static final byte[] DATA = new byte[3 << 20];

    @TempDir
    Path folder;

    private Path allowed;
    private Path disk;
    private OvaPackages packages;

    @BeforeEach
    void begin() throws IOException {
        new Random(7).nextBytes(DATA);
        allowed = folder.resolve("exports");
        disk = folder.resolve("disk.raw");
        Files.write(disk, Arrays.copyOf(DATA, (int) SIZE.bytes()));
        packages = new OvaPackages(
                new OvaDirectories(" " + allowed + " , " + folder.resolve("more")),
                new ImageTool("/usr/bin/qemu-img", "/usr/bin/prlimit"));
        Files.createDirectories(allowed);
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofSeconds(60));
    }

    private OvaPlace place(UUID export) {
        return new OvaPlace(allowed.toString(), "vm.ova", export);
    }

    private byte[] image(String format, String... options) {
        var file = folder.resolve("image." + format);
        var command = new ArrayList<>(List.of("convert", "-f", "raw", "-O", format));
        command.addAll(List.of(options));
        command.addAll(List.of(disk.toString(), file.toString()));
        run(command.toArray(String[]::new));
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void backed(String below, Path file) {
        run("create", "-u", "-f", "qcow2", "-b", below, "-F", "raw", file.toString(), "8M");
    }

    private static void run(String... arguments) {
        var command = new ArrayList<>(List.of("qemu-img"));
        command.addAll(List.of(arguments));
        command.add(2, "-q");
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String put(Tar archive) {
        var file = allowed.resolve("foreign.ova");
        archive.into(file);
        return file.toString();
    }

    private OvaFound found(Tar archive) {
        return packages.reading().inspect(put(archive), soon());
    }

    private OvaMember member(String name, byte[] content) {
        return found(new Tar().file("vm.ovf", "<x/>").file(name, content))
                .members()
                .get(0);
    }

    private void copies(String path, OvaMember member, DiskFormat format) {
        var target = folder.resolve("target-" + format);
        var name = format == DiskFormat.COW ? "qcow2" : "raw";
        run("create", "-f", name, target.toString(), "" + SIZE.bytes());
        var volume = new FileDisk(target.toString(), format);
        packages.reading()
                .read(new ReadOva(path, member.name(), member.format(), member.size(), volume), volume, soon());
        run("compare", "-F", name, disk.toString(), target.toString());
    }

    private WriteOva whole(UUID export) {
        return new WriteOva(place(export), "vm.ovf", "<x id=\"" + export + "\"/>", List.of("disk1.vmdk"));
    }

    private void export(UUID export) {
        var source = new FileDisk(disk.toString(), DiskFormat.RAW);
        packages.writing().stage(new StageDisk(place(export), "disk1.vmdk", source), source, soon());
        packages.writing().write(whole(export), soon());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        export(UUID.randomUUID());
        var path = allowed.resolve("vm.ova");
        packages.reading().verify(path.toString(), soon());
        var found = packages.reading().inspect(path.toString(), soon());
        assertThat(found.name()).isEqualTo("vm.ovf");
        var member = found.members().get(0);
        assertThat(member.format()).isEqualTo("vmdk");
        assertThat(member.size()).isEqualTo(SIZE);
        assertThat(member.problem()).isEmpty();
        assertThat(member.needed().bytes()).isBetween((long) DATA.length, DATA.length + (1L << 20));
        copies(path.toString(), member, DiskFormat.RAW);
        copies(path.toString(), member, DiskFormat.COW);
        try (var left = Files.list(allowed)) {
            assertThat(left).containsExactly(path);
        }
    }

    @Test
    void anotherProgramReadsTheArchive() throws Exception {
        export(UUID.randomUUID());
        var listed = new ProcessBuilder("tar", "tf", allowed.resolve("vm.ova").toString()).start();
        var names = new String(listed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(listed.waitFor()).isZero();
        assertThat(names).isEqualTo("vm.ovf\nvm.mf\ndisk1.vmdk\n");
    }

    @Test
    void repeatsAndTakesBackOnlyWhatIsItsOwn() throws IOException {
        var mine = UUID.randomUUID();
        export(mine);
        var before = Files.readAllBytes(allowed.resolve("vm.ova"));
        export(mine);
        assertThat(Files.readAllBytes(allowed.resolve("vm.ova"))).isEqualTo(before);

        assertThatThrownBy(() -> export(UUID.randomUUID())).hasMessageContaining("there is such a file already");
        packages.writing().drop(place(UUID.randomUUID()));
        assertThat(allowed.resolve("vm.ova")).exists();
        packages.writing().drop(place(mine));
        packages.writing().drop(place(mine));
        assertThat(allowed).isEmptyDirectory();
    }

    @Test
    void dropsWhatWasHalfDone() {
        var mine = UUID.randomUUID();
        var source = new FileDisk(disk.toString(), DiskFormat.RAW);
        packages.writing().stage(new StageDisk(place(mine), "disk1.vmdk", source), source, soon());
        packages.writing().drop(place(mine));
        assertThat(allowed).isEmptyDirectory();
    }

    @Test
    void readsImagesOfOtherProducts() throws IOException {
        reads(image("vmdk", "-o", "subformat=monolithicSparse"));
        reads(image("qcow2", "-c"));
        reads(image("raw"));
        var empty = folder.resolve("empty.qcow2");
        run("create", "-f", "qcow2", empty.toString(), "8M");
        assertThat(member("empty.qcow2", Files.readAllBytes(empty)).problem()).isEmpty();
    }

    private void reads(byte[] content) {
        var image = member("disk.img", content);
        assertThat(image.problem()).isEmpty();
        assertThat(image.size()).isEqualTo(SIZE);
        copies(allowed.resolve("foreign.ova").toString(), image, DiskFormat.COW);
    }

    @Test
    void refusesImagesThatLeadElsewhere() throws IOException {
        var backed = folder.resolve("backed.qcow2");
        backed("/etc/shadow", backed);
        assertThat(member("a.qcow2", Files.readAllBytes(backed)).problem()).contains("backing file");
        assertThat(member("a.vmdk", image("vmdk", "-o", "subformat=monolithicFlat"))
                        .problem())
                .contains("not a single file");
        assertThat(member("a.vdi", image("vdi")).problem()).contains("in the format vdi, which is not read");
        assertThat(member("a.txt", "what".getBytes(StandardCharsets.UTF_8)).problem())
                .contains("no image in a format");
        var hostile = found(new Tar().file("vm.ovf", "<x/>").file("a.qcow2", Files.readAllBytes(backed)));
        assertThatThrownBy(() -> copies(
                        put(new Tar().file("vm.ovf", "x").file("a.qcow2", Files.readAllBytes(backed))),
                        hostile.members().get(0),
                        DiskFormat.RAW))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("the image a.qcow2 is refused: it reads through to a backing file");
    }

    @Test
    void refusesImagesThatAreCutShort() {
        var qcow2 = image("qcow2");
        assertThat(member("a.qcow2", Arrays.copyOf(qcow2, qcow2.length / 2 / 512 * 512))
                        .problem())
                .isNotEmpty();
        var vmdk = image("vmdk", "-o", "subformat=streamOptimized");
        assertThat(member("a.vmdk", Arrays.copyOf(vmdk, vmdk.length / 2 / 512 * 512))
                        .problem())
                .isNotEmpty();
    }

    @Test
    void comparesWithTheManifest() {
        var sum = HexFormat.of().formatHex(Manifest.digest("SHA-256").digest("abc".getBytes(StandardCharsets.UTF_8)));
        var good = new Tar().file("vm.ovf", "abc").file("vm.mf", "SHA256(vm.ovf)= " + sum + "\r\n");
        packages.reading().verify(put(good), soon());
        verifyRefuses("SHA256(vm.ovf)= " + sum.replace(sum.charAt(0), 'e'), "vm.ovf does not have the checksum");
        verifyRefuses("SHA1(vm.ovf)= " + sum, "vm.ovf does not have the checksum (SHA-1)");
        verifyRefuses("SHA256(other.vmdk)= " + sum, "it holds no file other.vmdk");
        verifyRefuses("MD5(vm.ovf)= " + sum, "line 1 of its manifest is no checksum");
        verifyRefuses(
                "SHA256(vm.ovf)= " + sum + "\nSHA256(vm.ovf)= " + sum, "line 2 of its manifest names a file a second");
    }

    private void verifyRefuses(String manifest, String sentence) {
        var archive = new Tar().file("vm.ovf", "abd").file("vm.mf", manifest);
        assertThatThrownBy(() -> packages.reading().verify(put(archive), soon()))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesPackagesWithoutOneDescriptor() {
        assertThatThrownBy(() -> found(new Tar().file("a.vmdk", "x"))).hasMessageContaining("it has no descriptor");
        assertThatThrownBy(() -> found(new Tar().file("a.ovf", "x").file("b.OVF", "x")))
                .hasMessageContaining("it has 2 files ending in .ovf");
        assertThatThrownBy(() -> found(new Tar().file("a.ovf", new byte[(1 << 20) + 1])))
                .hasMessageContaining("more than the 1048576 that are read");
        assertThatThrownBy(() -> found(new Tar().file("a.ovf", new byte[] {(byte) 0xc3, 0x28})))
                .hasMessageContaining("no text in UTF-8");
    }

    @Test
    void staysInAllowedDirectories() throws IOException {
        Files.createSymbolicLink(allowed.resolve("out"), folder);
        Files.createSymbolicLink(allowed.resolve("link.ova"), disk);
        for (var path : List.of(
                "/etc/passwd",
                folder + "/disk.raw",
                allowed + "/../disk.raw",
                allowed + "/out/disk.raw",
                allowed + "/link.ova",
                allowed + "/.hidden",
                "relative/x.ova",
                "x.ova")) {
            assertThatThrownBy(() -> packages.reading().inspect(path, soon()))
                    .isInstanceOf(VireoException.class)
                    .satisfies(e -> assertThat(((VireoException) e).code()).isEqualTo(OvaError.PATH_REFUSED));
        }
        assertThatThrownBy(() -> packages.writing().drop(new OvaPlace("/etc", "x.ova", UUID.randomUUID())))
                .hasMessage("cannot use /etc: it is not in an allowed directory; packages are read and written below "
                        + allowed + ", " + folder.resolve("more"));
    }
}
