package ${package};

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.vireo.model.Secret;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryUser;

/**
 * A line of the file. Immutable.
 *
 * @param user whom it tells of
 * @param groups names of the user's groups
 * @param salt of the hash
 * @param hash of the password
 */
record Entry(DirectoryUser user, Set<DirectoryGroup> groups, String salt, String hash) {
    private static final int FIELDS = 8;
    private static final int ROUNDS = 100_000;
    private static final int BITS = 256;

    static Optional<Entry> parse(String line) {
        var field = line.split(":", -1);
        if (field.length != FIELDS || field[0].isEmpty()) {
            return Optional.empty();
        }
        var user = new DirectoryUser(field[0], field[0], field[3], field[4], field[5], field[6], Optional.empty());
        var groups = Stream.of(field[7].split(","))
                .filter(name -> !name.isEmpty())
                .map(name -> new DirectoryGroup(name, name, ""))
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new Entry(user, groups, field[1], field[2]));
    }

    boolean accepts(Secret password) {
        var given = hash(password, Base64.getDecoder().decode(salt));
        return !password.reveal().isEmpty() && MessageDigest.isEqual(given, Base64.getDecoder().decode(hash));
    }

    static byte[] hash(Secret password, byte[] salt) {
        try {
            var spec = new PBEKeySpec(password.reveal().toCharArray(), salt, ROUNDS, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks PBKDF2", e);
        }
    }
}
