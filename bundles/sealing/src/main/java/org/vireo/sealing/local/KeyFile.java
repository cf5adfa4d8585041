package org.vireo.sealing.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.vireo.model.VireoException;
import org.vireo.sealing.SealingError;

/**
 * The keys on disk, one a line: id, a space, Base64; the last one seals. 0600 in a directory of 0700, replaced as a whole.
 *
 * @param path of the file
 */
record KeyFile(Path path) {
    private static final String HEAD =
            "# Vireo: keys of sealed secrets. Without them the secrets in the database are lost.\n";
    private static final int KEY_BYTES = 32;
    private static final String KEY = "[A-Za-z0-9+/]{43}=";

    boolean exists() {
        return Files.exists(path);
    }

    Map<String, SecretKey> read() {
        var keys = new LinkedHashMap<String, SecretKey>();
        try {
            for (var line : Files.readAllLines(path, StandardCharsets.US_ASCII)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var words = line.split(" ", 2);
                    keys.put(words[0], key(words));
                }
            }
        } catch (IOException e) {
            throw unusable("cannot read the keys of secrets in " + path, e);
        }
        if (keys.isEmpty()) {
            throw unusable("there is no key of secrets in " + path, null);
        }
        return keys;
    }

    private SecretKey key(String[] words) {
        var base64 = words.length == 2 ? words[1].strip() : "";
        if (!words[0].matches(KeyRing.ID) || !base64.matches(KEY)) {
            throw unusable("a line of " + path + " is no id and key of " + KEY_BYTES + " bytes", null);
        }
        return new SecretKeySpec(Base64.getDecoder().decode(base64), "AES");
    }

    void write(Map<String, SecretKey> keys) {
        var text = new StringBuilder(HEAD);
        keys.forEach((id, key) -> text.append(id)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(key.getEncoded()))
                .append('\n'));
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var directory = Files.createDirectories(path.toAbsolutePath().getParent());
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            var fresh = directory.resolve(path.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(fresh, options, mine)) {
                channel.write(StandardCharsets.US_ASCII.encode(text.toString()));
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable("cannot write the keys of secrets to " + path, e);
        }
    }

    private static VireoException unusable(String message, Exception cause) {
        return new VireoException(SealingError.KEYS_UNUSABLE, message, cause);
    }
}
