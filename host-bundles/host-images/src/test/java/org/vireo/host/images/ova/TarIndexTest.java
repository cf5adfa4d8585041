package org.vireo.host.images.ova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.VireoException;

class TarIndexTest {
    private static final byte[] NOTHING = {};

    @TempDir
    Path folder;

    private List<TarMember> read(byte[] archive) {
        try {
            var file = folder.resolve("a.ova");
            Files.write(file, archive);
            try (var channel = FileChannel.open(file)) {
                return TarIndex.of("a.ova", channel);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void refused(Tar archive, String sentence) {
        refused(archive.bytes(), sentence);
    }

    private void refused(byte[] archive, String sentence) {
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(VireoException.class)
                .hasMessageStartingWith("cannot read a.ova: ")
                .hasMessageContaining(sentence);
    }

    private static String line(String record) {
        int length = record.length() + 2;
        while (String.valueOf(length).length() + record.length() + 2 != length) {
            length++;
        }
        return length + " " + record + "\n";
    }

    private static byte[] note(String... records) {
        var text = new StringBuilder();
        for (var record : records) {
            text.append(line(record));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void findsPlainFilesWhereTheyLie() {
        var found =
                read(new Tar().file("./a.ovf", "abc").file("b", new byte[513]).bytes());
        assertThat(found).containsExactly(new TarMember("a.ovf", 512, 3), new TarMember("b", 1536, 513));
    }

    @Test
    void readsNamesAndSizesFromNotes() {
        var found = read(new Tar()
                .entry("note", note("path=lang.ovf", "size=4", "mtime=1.5"), Tar.type('x'))
                .declared("short", 0, "text".getBytes(StandardCharsets.UTF_8), header -> {})
                .entry("././@LongLink", "gnu.vmdk\0".getBytes(StandardCharsets.UTF_8), Tar.type('L'))
                .file("short", "x")
                .bytes());
        assertThat(found).containsExactly(new TarMember("lang.ovf", 1536, 4), new TarMember("gnu.vmdk", 3584, 1));
    }

    @Test
    void readsLargeNumbers() {
        assertThat(new TarHeader(TarHeader.of("a", 20L << 30, 0)).size()).isEqualTo(20L << 30);
        refused(new Tar().declared("a", 20L << 30, NOTHING, header -> {}), "more than the whole archive has");
    }

    @Test
    void refusesPathsInNames() {
        for (var name : List.of("../x.vmdk", "/etc/passwd", "a/b", "..", "a\\b", "x\ny")) {
            refused(new Tar().file(name, "x"), "it must be a plain name");
        }
        refused(
                new Tar()
                        .entry("note", note("path=../../etc/cron.d/x"), Tar.type('x'))
                        .file("harmless", "x"),
                "\"../../etc/cron.d/x\"; it must be a plain name");
        refused(
                new Tar()
                        .entry("L", "/etc/shadow\0".getBytes(StandardCharsets.UTF_8), Tar.type('L'))
                        .file("harmless", "x"),
                "\"/etc/shadow\"; it must be a plain name");
    }

    @Test
    void refusesWhatIsNoPlainFile() {
        refused(new Tar().entry("a", NOTHING, Tar.type('1')), "\"a\" in the archive is a hard link, not a plain file");
        refused(new Tar().entry("a", NOTHING, Tar.type('2')), "a symbolic link");
        refused(new Tar().entry("a", NOTHING, Tar.type('3')), "a character device");
        refused(new Tar().entry("a", NOTHING, Tar.type('4')), "a block device");
        refused(new Tar().entry("a", NOTHING, Tar.type('5')), "a directory");
        refused(new Tar().entry("a", NOTHING, Tar.type('6')), "a pipe");
        refused(new Tar().entry("a", NOTHING, Tar.type('S')), "a sparse file");
        refused(new Tar().entry("a", note("GNU.sparse.major=1"), Tar.type('x')), "sparse or a link");
        refused(new Tar().entry("a", note("size=9"), Tar.type('g')), "gives all its files one size");
    }

    @Test
    void refusesTwoFilesOfOneName() {
        refused(new Tar().file("a", "x").file("./a", "y"), "two files of the name \"a\"");
    }

    @Test
    void refusesArchivesThatAreCutShort() {
        var whole = new Tar().file("a", new byte[600]).unfinished();
        refused(whole, "it ends at byte 1536 without an archive's end");
        refused(Arrays.copyOf(whole, 700), "\"a\" should have 600 bytes, and only 188 are there");
        refused(Arrays.copyOf(whole, 300), "it is cut short");
        refused(NOTHING, "it is cut short");
    }

    @Test
    void refusesSizesThatAreNone() {
        refused(
                new Tar().declared("a", 0, NOTHING, header -> Arrays.fill(header, 124, 136, (byte) 0xff)),
                "the size of \"a\" in the archive is no number");
        refused(
                new Tar().declared("a", 0, NOTHING, header -> Arrays.fill(header, 124, 135, (byte) '9')),
                "is no number");
        refused(new Tar().entry("n", note("size=-1"), Tar.type('x')).file("a", "x"), "is no number");
        refused(new Tar().entry("n", new byte[70_000], Tar.type('x')), "more than the 65536 that are read");
        refused(new Tar().entry("n", "99999 a=b\n".getBytes(StandardCharsets.UTF_8), Tar.type('x')), "is damaged");
    }

    @Test
    void refusesDamage() {
        var archive = new Tar().file("a", "x").file("b", "y").bytes();
        archive[1024] ^= 1;
        refused(archive, "the header at byte 1024 of the archive is damaged");
        refused("no archive at all ".repeat(60).getBytes(StandardCharsets.UTF_8), "it is no tar archive");
    }

    @Test
    void refusesTooManyFiles() {
        var archive = new Tar();
        for (int i = 0; i <= 1000; i++) {
            archive.file("f" + i, "");
        }
        refused(archive, "it holds more than 1000 files");
    }
}
