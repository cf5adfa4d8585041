package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PasswordExpiredControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.spi.directory.RejectionReason;

/** Understands why a server did not take a password: some say it in controls, some in a number within a text, some by a code alone. */
final class Refusals {
    /** Active Directory's {@code data 533} and the like. */
    private static final Pattern DATA = Pattern.compile("\\bdata ([0-9a-f]{3}),");

    private static final Map<String, RejectionReason> BY_DATA = Map.of(
            "525", RejectionReason.CREDENTIALS,
            "52e", RejectionReason.CREDENTIALS,
            "532", RejectionReason.PASSWORD_EXPIRED,
            "533", RejectionReason.DISABLED,
            "701", RejectionReason.ACCOUNT_EXPIRED,
            "773", RejectionReason.PASSWORD_MUST_CHANGE,
            "775", RejectionReason.LOCKED);

    private Refusals() {}

    /** Empty when the password was taken without a word. */
    static Optional<RejectionReason> afterSuccess(LDAPResult result) throws LDAPException {
        return control(result.getResponseControls());
    }

    /**
     * Empty when this is no answer about the password. What the entry itself says counts where the server closes accounts to every
     * password: it is no secret there, as the server tells it everyone.
     */
    static Optional<RejectionReason> afterFailure(LDAPException e, Optional<RejectionReason> state)
            throws LDAPException {
        var code = e.getResultCode();
        if (code.equals(ResultCode.UNWILLING_TO_PERFORM)) {
            return state;
        }
        if (code.equals(ResultCode.CONSTRAINT_VIOLATION)) {
            return Optional.of(RejectionReason.LOCKED);
        }
        if (!code.equals(ResultCode.INVALID_CREDENTIALS)) {
            return Optional.empty();
        }
        return control(e.getResponseControls())
                .or(() -> data(e.getDiagnosticMessage()))
                .or(() -> state.filter(Refusals::closedToAll))
                .or(() -> Optional.of(RejectionReason.CREDENTIALS));
    }

    private static boolean closedToAll(RejectionReason reason) {
        return reason == RejectionReason.DISABLED || reason == RejectionReason.LOCKED;
    }

    /** The library decodes the control of policies only where it is asked to. */
    private static Optional<RejectionReason> control(Control[] controls) throws LDAPException {
        for (var control : controls) {
            if (control.getOID().equals(DraftBeheraLDAPPasswordPolicy10ResponseControl.PASSWORD_POLICY_RESPONSE_OID)) {
                var type = new DraftBeheraLDAPPasswordPolicy10ResponseControl(
                                control.getOID(), control.isCritical(), control.getValue())
                        .getErrorType();
                if (type != null) {
                    return reason(type);
                }
            }
        }
        return Arrays.stream(controls)
                        .anyMatch(control -> control.getOID().equals(PasswordExpiredControl.PASSWORD_EXPIRED_OID))
                ? Optional.of(RejectionReason.PASSWORD_EXPIRED)
                : Optional.empty();
    }

    private static Optional<RejectionReason> reason(DraftBeheraLDAPPasswordPolicy10ErrorType type) {
        return switch (type) {
            case PASSWORD_EXPIRED -> Optional.of(RejectionReason.PASSWORD_EXPIRED);
            case ACCOUNT_LOCKED -> Optional.of(RejectionReason.LOCKED);
            case CHANGE_AFTER_RESET -> Optional.of(RejectionReason.PASSWORD_MUST_CHANGE);
            case PASSWORD_MOD_NOT_ALLOWED,
                    MUST_SUPPLY_OLD_PASSWORD,
                    INSUFFICIENT_PASSWORD_QUALITY,
                    PASSWORD_TOO_SHORT,
                    PASSWORD_TOO_YOUNG,
                    PASSWORD_IN_HISTORY -> Optional.empty();
        };
    }

    private static Optional<RejectionReason> data(String text) {
        var found = DATA.matcher(text == null ? "" : text);
        return found.find() ? Optional.ofNullable(BY_DATA.get(found.group(1))) : Optional.empty();
    }
}
