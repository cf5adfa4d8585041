package org.vireo.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.Logins.Token;
import org.vireo.inventory.AccessToken;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.UserId;
import org.vireo.model.VireoException;

/** Tokens of those who have logged in. Only hashes are kept. Thread-safe; needs a transaction around each call. */
final class Tokens {
    private static final int TOKEN_BYTES = 32;
    private static final int CLEAN_UP = 100;
    /** Prolonging with every request would write to the database with every request. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final Inventory inventory;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random;
    private final Clock clock;

    /** {@code idle} is how long one lasts without being used, {@code longest} how long at most. */
    Tokens(Inventory inventory, Duration idle, Duration longest, SecureRandom random, Clock clock) {
        this.inventory = inventory;
        this.idle = idle;
        this.longest = longest;
        this.random = random;
        this.clock = clock;
    }

    Token issue(UserId user, String from) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Secret text = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        Instant now = clock.instant();
        var token = new AccessToken(UUID.randomUUID());
        token.setAccountId(user);
        token.setHash(hash(text));
        token.setIssued(now);
        token.setLastUsed(now);
        token.setFrom(from);
        token.setExpires(expiry(token, now));
        inventory.add(token);
        removeExpired(now);
        return new Token(text, token.expires());
    }

    private Duration grain() {
        var part = idle.dividedBy(4);
        return part.compareTo(GRAIN) < 0 ? part : GRAIN;
    }

    private Instant expiry(AccessToken token, Instant now) {
        var last = token.issued().plus(longest);
        var unused = now.plus(idle);
        return unused.isBefore(last) ? unused : last;
    }

    private void removeExpired(Instant now) {
        inventory
                .list(
                        AccessToken.class,
                        Where.all().and("expires", Comparison.LESS, now).limit(CLEAN_UP))
                .forEach(inventory::remove);
    }

    /** Whose token it is; {@code used} prolongs it. */
    Optional<Account> account(Secret text, boolean used) {
        Instant now = clock.instant();
        Optional<AccessToken> found = find(text).filter(token -> token.expires().isAfter(now));
        found.filter(token -> used)
                .filter(token -> token.lastUsed().plus(grain()).isBefore(now))
                .ifPresent(token -> {
                    token.setLastUsed(now);
                    token.setExpires(expiry(token, now));
                });
        return found.flatMap(token -> inventory.find(Account.class, token.accountId()))
                .filter(account -> account.enabled() && account.known());
    }

    /** Whose token it was, while it was valid. */
    Optional<Account> revoke(Secret text) {
        Optional<AccessToken> found = find(text);
        found.ifPresent(inventory::remove);
        return found.filter(token -> token.expires().isAfter(clock.instant()))
                .flatMap(token -> inventory.find(Account.class, token.accountId()));
    }

    private Optional<AccessToken> find(Secret text) {
        return inventory.first(AccessToken.class, Where.equal("hash", hash(text)));
    }

    static String hash(Secret text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new VireoException(ModelError.DEFECT, "there is no SHA-256", e);
        }
    }
}
