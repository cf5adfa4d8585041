package org.vireo.host.images.ova;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vireo.model.VireoException;

/**
 * Reads what is where in a tar archive that anybody may have made. A package holds a few plain files with plain names; whatever else tar
 * has is refused. Nothing is unpacked, and no more is read than headers. Confined to one thread.
 */
final class TarIndex {
    private static final int MOST_MEMBERS = 1000;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_NOTE = 1 << 16;

    private final String file;
    private final FileChannel channel;
    private final List<TarMember> members = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Optional<String> nextName = Optional.empty();
    private Optional<Long> nextSize = Optional.empty();

    private TarIndex(String file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** All its files, in their order; throws {@code PACKAGE_REFUSED}. */
    static List<TarMember> of(String file, FileChannel channel) throws IOException {
        var index = new TarIndex(file, channel);
        index.read();
        return List.copyOf(index.members);
    }

    private VireoException refused(String what) {
        return OvaError.refused(file, what);
    }

    private void read() throws IOException {
        long at = 0;
        while (true) {
            var header = new TarHeader(block(at));
            if (header.isEmpty()) {
                return;
            }
            if (!header.isSound()) {
                throw refused(
                        at == 0 ? "it is no tar archive" : "the header at byte " + at + " of the archive is damaged");
            }
            at = entry(header, at + TarHeader.BLOCK);
        }
    }

    private byte[] block(long at) throws IOException {
        if (at + TarHeader.BLOCK > channel.size()) {
            throw refused("it is cut short: it ends at byte " + channel.size() + " without an archive's end");
        }
        return bytes(at, TarHeader.BLOCK);
    }

    private byte[] bytes(long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
        return buffer.array();
    }

    /** Takes in what a header tells of; gives the place of the next one. */
    private long entry(TarHeader header, long at) throws IOException {
        char type = header.type();
        boolean note = type == 'x' || type == 'g' || type == 'L';
        var name = nextName.filter(found -> !note).orElse(header.name());
        long size = nextSize.filter(found -> !note).orElse(header.size());
        if (size < 0 || size > channel.size()) {
            throw refused("the size of " + quoted(name) + " in the archive is "
                    + (size < 0 ? "no number" : size + " bytes, more than the whole archive has"));
        }
        if (at + size > channel.size()) {
            throw refused("it is cut short: " + quoted(name) + " should have " + size + " bytes, and only "
                    + (channel.size() - at) + " are there");
        }
        if (note) {
            note(type, at, size);
        } else {
            member(header, name, at, size);
        }
        return at + (size + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
    }

    private void member(TarHeader header, String path, long at, long size) {
        var name = path.startsWith("./") ? path.substring(2) : path;
        requirePlain(name, path);
        if (header.type() != '0') {
            throw refused(quoted(path) + " in the archive is " + header.kind() + ", not a plain file");
        }
        if (!names.add(name)) {
            throw refused("it holds two files of the name " + quoted(name));
        }
        if (members.size() == MOST_MEMBERS) {
            throw refused("it holds more than " + MOST_MEMBERS + " files");
        }
        members.add(new TarMember(name, at, size));
        nextName = Optional.empty();
        nextSize = Optional.empty();
    }

    private void requirePlain(String name, String path) {
        if (!isPlain(name)) {
            throw refused("the name of a file in the archive is " + quoted(path)
                    + "; it must be a plain name of at most " + LONGEST_NAME + " characters without a path");
        }
    }

    static boolean isPlain(String name) {
        boolean dots = name.isEmpty() || name.equals(".") || name.equals("..");
        return !dots
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 0x7f || c == 0xfffd);
    }

    private static String quoted(String name) {
        var shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    /** What is told of the next member, or of all: names and sizes that do not fit into its own header. */
    private void note(char type, long at, long size) throws IOException {
        if (size > LONGEST_NOTE) {
            throw refused(
                    "a note in the archive has " + size + " bytes, more than the " + LONGEST_NOTE + " that are read");
        }
        var text = new String(bytes(at, (int) size), StandardCharsets.ISO_8859_1);
        if (type == 'L') {
            int end = text.indexOf('\0');
            nextName = Optional.of(decoded(end < 0 ? text : text.substring(0, end)));
        } else {
            records(type, text);
        }
    }

    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Lines of length, key and value; lengths are those of bytes, each of which is a character here. */
    private void records(char type, String text) {
        int at = 0;
        while (at < text.length()) {
            int space = text.indexOf(' ', at);
            var digits = space < 0 ? "" : text.substring(at, space);
            int end = digits.matches("\\d{1,5}") ? at + Integer.parseInt(digits) : -1;
            if (end <= space + 1 || end > text.length() || text.charAt(end - 1) != '\n') {
                throw refused("a note in the archive is damaged");
            }
            record(type, text.substring(space + 1, end - 1));
            at = end;
        }
    }

    private void record(char type, String record) {
        int equals = record.indexOf('=');
        var key = equals < 0 ? record : record.substring(0, equals);
        var value = record.substring(equals + 1);
        if (key.startsWith("GNU.sparse") || key.equals("linkpath")) {
            throw refused("a file in the archive is sparse or a link, not a plain file");
        }
        boolean told = key.equals("path") || key.equals("size");
        if (told && type == 'g') {
            throw refused("a note in the archive gives all its files one " + key);
        }
        if (key.equals("path")) {
            nextName = Optional.of(decoded(value));
        } else if (key.equals("size")) {
            nextSize = Optional.of(value.matches("\\d{1,18}") ? Long.parseLong(value) : -1L);
        }
    }
}
