package org.vireo.protocol.plugin;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Puts a piece of a file where a later {@link ActivateHalf} finds it. The host answers how far it is; a piece that does not begin there
 * changes nothing, so a sender goes on from what was answered, and a file that is already there needs one piece only. Immutable.
 *
 * @param plugin whose
 * @param file the whole file
 * @param offset of the piece in bytes
 * @param data the piece in base64, at most {@link #LARGEST} bytes before
 */
@Verb(name = "plugin.stage", reply = PartStaged.class)
public record StagePart(PluginRef plugin, HalfFile file, long offset, String data) implements HostRequest<PartStaged> {
    /** The most bytes of a piece: 256 KiB. */
    public static final int LARGEST = 256 << 10;

    private static final int LONGEST = (LARGEST + 2) / 3 * 4;

    /** Refuses missing values and pieces that are too large. */
    public StagePart {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(data, "data");
        if (offset < 0 || offset > file.size()) {
            throw new IllegalArgumentException("offset " + offset + " is outside of " + file.name());
        }
        if (data.length() > LONGEST) {
            throw new IllegalArgumentException("a piece of a file is at most " + LARGEST + " bytes");
        }
    }

    /** A piece of {@code length} bytes at the beginning of {@code bytes}. */
    public static StagePart of(PluginRef plugin, HalfFile file, long offset, byte[] bytes, int length) {
        return new StagePart(plugin, file, offset, Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length)));
    }

    /**
     * The piece.
     *
     * @throws IllegalArgumentException when it is not base64
     */
    public byte[] bytes() {
        return Base64.getDecoder().decode(data);
    }
}
