package org.vireo.host.images.ova;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vireo.model.VireoException;

/** A package that is there: a tar archive with a descriptor. Nothing of it is unpacked. Confined to one thread. */
final class OvaArchive implements AutoCloseable {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int PIECE = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final List<TarMember> members;
    private final TarMember descriptor;

    /** Takes the channel over. */
    OvaArchive(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        members = TarIndex.of(file.toString(), channel);
        descriptor =
                one(".ovf").orElseThrow(() -> OvaError.refused(file, "it has no descriptor, a file ending in .ovf"));
    }

    /** The only file with that ending. */
    private Optional<TarMember> one(String ending) {
        var found = members.stream().filter(member -> member.is(ending)).toList();
        if (found.size() > 1) {
            throw OvaError.refused(
                    file, "it has " + found.size() + " files ending in " + ending + ", where one is meant");
        }
        return found.stream().findFirst();
    }

    String name() {
        return descriptor.name();
    }

    String descriptor() throws IOException {
        return text(descriptor);
    }

    /** All but descriptor, manifest and certificate. */
    List<TarMember> images() {
        return members.stream()
                .filter(member -> !member.is(".ovf") && !member.is(".mf") && !member.is(".cert"))
                .toList();
    }

    TarMember member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> OvaError.refused(file, "it holds no file " + name));
    }

    /** The first bytes of a member, at most so many. */
    ByteBuffer head(TarMember member, int most) throws IOException {
        var head = ByteBuffer.allocate((int) Math.min(member.length(), most));
        read(head, member.offset());
        return head.flip();
    }

    private void read(ByteBuffer into, long at) throws IOException {
        long next = at;
        while (into.hasRemaining()) {
            int count = channel.read(into, next);
            if (count < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
            next += count;
        }
    }

    private String text(TarMember member) throws IOException {
        if (member.length() > LONGEST_TEXT) {
            throw OvaError.refused(
                    file,
                    member.name() + " has " + member.length() + " bytes, more than the " + LONGEST_TEXT
                            + " that are read");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(head(member, LONGEST_TEXT))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new VireoException(
                    OvaError.PACKAGE_REFUSED, "cannot read " + file + ": " + member.name() + " is no text in UTF-8", e);
        }
    }

    /** Compares all files with the manifest, if there is one; throws {@code PACKAGE_REFUSED} where one differs. */
    void verify(Instant deadline) throws IOException {
        var manifest = one(".mf");
        if (manifest.isEmpty()) {
            return;
        }
        var sums = Manifest.read(file.toString(), text(manifest.get()));
        for (var named : sums.entrySet()) {
            var digest = Manifest.digest(named.getValue().algorithm());
            update(digest, member(named.getKey()), deadline);
            if (!Manifest.hex(digest).equals(named.getValue().sum())) {
                throw OvaError.refused(
                        file,
                        named.getKey() + " does not have the checksum ("
                                + named.getValue().algorithm() + ") that its manifest tells of");
            }
        }
    }

    private void update(MessageDigest digest, TarMember member, Instant deadline) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        for (long done = 0; done < member.length(); done += piece.limit()) {
            TarWriter.requireTime(deadline);
            piece.clear().limit((int) Math.min(PIECE, member.length() - done));
            read(piece, member.offset() + done);
            digest.update(piece.flip());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
