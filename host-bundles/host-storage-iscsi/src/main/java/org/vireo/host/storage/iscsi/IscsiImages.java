package org.vireo.host.storage.iscsi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.vireo.host.storage.iscsi.Catalogue.Slice;
import org.vireo.host.volumes.Attempt;
import org.vireo.host.volumes.SecretFile;
import org.vireo.model.DiskId;

/**
 * How QEMU's programs are told of slices of a LUN, and of the password that opens it: that is in a file of root's, there for one call and
 * only if one runs. Confined to one thread.
 */
final class IscsiImages implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS = "json:";
    private static final Pattern DISK = Pattern.compile("[^/]+/images/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Path directory;
    private final String initiator;
    private final IscsiTarget target;
    private final String key;
    private SecretFile file;

    /**
     * Makes no file yet.
     *
     * @param directory for files with passwords
     * @param initiator who this host is
     * @param target whose LUN has the slices
     */
    IscsiImages(Path directory, String initiator, IscsiTarget target) {
        this.directory = directory;
        this.initiator = initiator;
        this.target = target;
        // a program may be told of two
        byte[] digest = HeadBlock.digest(target.toString().getBytes(StandardCharsets.UTF_8));
        key = "vireo-" + HexFormat.of().formatHex(digest, 0, Long.BYTES);
    }

    /** Without its format, which each use tells beside it. */
    String name(Slice slice) {
        var device = JSON.createObjectNode()
                .put("driver", "iscsi")
                .put("transport", "tcp")
                .put("portal", target.portal())
                .put("target", target.name())
                .put("lun", target.lun())
                .put("initiator-name", initiator);
        if (!target.user().isEmpty()) {
            device.put("user", target.user()).put("password-secret", key);
        }
        var part = JSON.createObjectNode()
                .put("driver", "raw")
                .put("offset", slice.offset())
                .put("size", slice.size());
        part.set("file", device);
        var image = JSON.createObjectNode();
        image.set("file", part);
        return WORDS + image;
    }

    /** Where the slice begins that the header of an image names, in words of ours or of a hypervisor's. */
    static OptionalLong offset(String header) {
        if (!header.startsWith(WORDS)) {
            return OptionalLong.empty();
        }
        try {
            var offset = JSON.readTree(header.substring(WORDS.length())).findValue("offset");
            return offset == null ? OptionalLong.empty() : OptionalLong.of(offset.asLong(-1));
        } catch (JsonProcessingException e) {
            return OptionalLong.empty();
        }
    }

    /** The volume that has a path. */
    static Optional<DiskId> disk(String path) {
        var disk = DISK.matcher(path);
        return disk.matches() ? Optional.of(DiskId.of(disk.group(1))) : Optional.empty();
    }

    Map<String, String> keys() {
        if (target.password().isEmpty()) {
            return Map.of();
        }
        if (file == null) {
            file = Attempt.to(
                    "write down what opens iSCSI storage",
                    () -> SecretFile.write(directory, ".key", target.password()));
        }
        return Map.of(key, file.path().toString());
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
