package org.vireo.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/**
 * Remembers for a minute which passwords were right, so that clients that send them with every request do not pay for a check each time.
 * Holds keyed digests under a key of this process, never passwords. Thread-safe.
 */
final class RecentLogins {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST = 1_000;
    private static final String HMAC = "HmacSHA256";

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> until = new Bounded();

    RecentLogins(Clock clock, SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.clock = clock;
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** Whether this password was right for this hash a short while ago; another hash means another password was set since. */
    boolean knows(String name, Secret password, String hash) {
        String digest = digest(name, password, hash);
        synchronized (until) {
            Instant limit = until.get(digest);
            return limit != null && clock.instant().isBefore(limit);
        }
    }

    void remember(String name, Secret password, String hash) {
        String digest = digest(name, password, hash);
        synchronized (until) {
            until.put(digest, clock.instant().plus(REMEMBERED));
        }
    }

    private String digest(String name, Secret password, String hash) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part : new String[] {name, password.reveal(), hash}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                mac.update((byte) ':');
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new VireoException(ModelError.DEFECT, "cannot compute a " + HMAC, e);
        }
    }

    private static final class Bounded extends LinkedHashMap<String, Instant> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    }
}
