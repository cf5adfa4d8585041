package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vireo.spi.directory.RejectionReason;

/** Reads from an entry why its account may not be used. What a server does not show counts as fine: it refuses the login itself. */
final class AccountStates {
    static final List<String> OPENLDAP =
            List.of("pwdAccountLockedTime", "pwdReset", "pwdEndTime", "shadowExpire", "krbPrincipalExpiration");
    static final List<String> DS389 = List.of(
            "nsAccountLock",
            "accountUnlockTime",
            "passwordExpirationTime",
            "krbPrincipalExpiration",
            "krbPasswordExpiration",
            "shadowExpire");
    static final List<String> ACTIVE_DIRECTORY = List.of(
            "userAccountControl", "msDS-User-Account-Control-Computed", "accountExpires", "pwdLastSet", "lockoutTime");

    /** What OpenLDAP's policies call locked until an administrator opens it. */
    private static final String FOR_GOOD = "000001010000Z";

    private static final long ACCOUNT_DISABLED = 0x2;
    private static final long PASSWORD_NEVER_EXPIRES = 0x10000;
    private static final long PASSWORD_EXPIRED = 0x800000;
    private static final long DAY_SECONDS = 86_400;
    /** Active Directory counts tenths of microseconds since 1601. */
    private static final long TICKS_PER_SECOND = 10_000_000;

    private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;

    private AccountStates() {}

    static Optional<RejectionReason> openLdap(Entry entry, Instant now) {
        if (FOR_GOOD.equals(entry.getAttributeValue("pwdAccountLockedTime"))) {
            return Optional.of(RejectionReason.DISABLED);
        }
        if (past(entry, "pwdEndTime", now) || past(entry, "krbPrincipalExpiration", now) || shadowExpired(entry, now)) {
            return Optional.of(RejectionReason.ACCOUNT_EXPIRED);
        }
        if (entry.hasAttributeValue("pwdReset", "TRUE")) {
            return Optional.of(RejectionReason.PASSWORD_MUST_CHANGE);
        }
        return entry.hasAttribute("pwdAccountLockedTime") ? Optional.of(RejectionReason.LOCKED) : Optional.empty();
    }

    static Optional<RejectionReason> ds389(Entry entry, Instant now) {
        if (entry.hasAttributeValue("nsAccountLock", "true")) {
            return Optional.of(RejectionReason.DISABLED);
        }
        if (past(entry, "krbPrincipalExpiration", now) || shadowExpired(entry, now)) {
            return Optional.of(RejectionReason.ACCOUNT_EXPIRED);
        }
        if (time(entry, "passwordExpirationTime")
                .filter(t -> t.equals(Instant.EPOCH))
                .isPresent()) {
            return Optional.of(RejectionReason.PASSWORD_MUST_CHANGE);
        }
        if (past(entry, "passwordExpirationTime", now) || past(entry, "krbPasswordExpiration", now)) {
            return Optional.of(RejectionReason.PASSWORD_EXPIRED);
        }
        // the beginning of time means for good
        return time(entry, "accountUnlockTime")
                .filter(t -> t.equals(Instant.EPOCH) || now.isBefore(t))
                .map(t -> RejectionReason.LOCKED);
    }

    static Optional<RejectionReason> activeDirectory(Entry entry, Instant now) {
        long control = number(entry, "userAccountControl");
        if ((control & ACCOUNT_DISABLED) != 0) {
            return Optional.of(RejectionReason.DISABLED);
        }
        if (ticks(entry, "accountExpires").filter(now::isAfter).isPresent()) {
            return Optional.of(RejectionReason.ACCOUNT_EXPIRED);
        }
        boolean expires = (control & PASSWORD_NEVER_EXPIRES) == 0;
        if (expires && entry.hasAttributeValue("pwdLastSet", "0")) {
            return Optional.of(RejectionReason.PASSWORD_MUST_CHANGE);
        }
        if (expires && (number(entry, "msDS-User-Account-Control-Computed") & PASSWORD_EXPIRED) != 0) {
            return Optional.of(RejectionReason.PASSWORD_EXPIRED);
        }
        return number(entry, "lockoutTime") > 0 ? Optional.of(RejectionReason.LOCKED) : Optional.empty();
    }

    private static boolean past(Entry entry, String attribute, Instant now) {
        return time(entry, attribute).filter(Predicate.not(now::isBefore)).isPresent();
    }

    /** Days since 1970; 0 and less mean never, as the tools that write it have it. */
    private static boolean shadowExpired(Entry entry, Instant now) {
        long day = number(entry, "shadowExpire");
        return day > 0 && now.getEpochSecond() / DAY_SECONDS >= day;
    }

    private static Optional<Instant> time(Entry entry, String attribute) {
        var text = entry.getAttributeValue(attribute);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StaticUtils.decodeGeneralizedTime(text).toInstant());
        } catch (ParseException e) {
            throw LdapFailure.broken(entry.getDN(), attribute, e);
        }
    }

    /** Zero and the largest number mean never. */
    private static Optional<Instant> ticks(Entry entry, String attribute) {
        long ticks = number(entry, attribute);
        return ticks <= 0 || ticks == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(ticks / TICKS_PER_SECOND - SECONDS_1601_TO_1970));
    }

    private static long number(Entry entry, String attribute) {
        var value = entry.getAttributeValueAsLong(attribute);
        return value == null ? 0 : value;
    }
}
