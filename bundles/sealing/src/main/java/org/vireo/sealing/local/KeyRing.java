package org.vireo.sealing.local;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys in memory and on disk; made at the first start. Thread-safe. */
final class KeyRing {
    static final String ID = "[0-9a-f]{8}";

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final KeyFile file;
    private final SecureRandom random;
    private volatile Map<String, SecretKey> keys;
    private volatile String present;

    KeyRing(KeyFile file, SecureRandom random) {
        this.file = file;
        this.random = random;
        if (file.exists()) {
            use(file.read());
        } else {
            LOG.info(
                    "Making the first key of secrets in {}; keep a copy of that file with copies of the database",
                    file.path());
            keep(add(Map.of()));
        }
    }

    String present() {
        return present;
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Set<String> older() {
        var older = new LinkedHashSet<>(keys.keySet());
        older.remove(present);
        return older;
    }

    synchronized String renew() {
        keep(add(keys));
        LOG.info("Secrets are sealed with a new key from now on: {}", present);
        return present;
    }

    synchronized void drop(String id) {
        if (!id.equals(present) && keys.containsKey(id)) {
            var fewer = new LinkedHashMap<>(keys);
            fewer.remove(id);
            keep(fewer);
            LOG.info("The key of secrets {} was dropped", id);
        }
    }

    private Map<String, SecretKey> add(Map<String, SecretKey> before) {
        var more = new LinkedHashMap<>(before);
        var key = new byte[32];
        var id = new byte[4];
        random.nextBytes(key);
        do {
            random.nextBytes(id);
        } while (before.containsKey(HexFormat.of().formatHex(id)));
        more.put(HexFormat.of().formatHex(id), new SecretKeySpec(key, "AES"));
        return more;
    }

    /** On disk first: nothing may be sealed with a key that a crash would take along. */
    private void keep(Map<String, SecretKey> all) {
        file.write(all);
        use(all);
    }

    private void use(Map<String, SecretKey> all) {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        present = all.keySet().stream().reduce((a, b) -> b).orElseThrow();
    }
}
