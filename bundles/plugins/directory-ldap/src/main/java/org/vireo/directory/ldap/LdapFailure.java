package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Set;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.DirectoryError;

/** Says what went wrong with a server. The texts of servers are passed on, as they name what an administrator must mend. */
final class LdapFailure {
    private static final Set<ResultCode> DOWN = Set.of(
            ResultCode.BUSY,
            ResultCode.UNAVAILABLE,
            ResultCode.SERVER_DOWN,
            ResultCode.CONNECT_ERROR,
            ResultCode.TIMEOUT,
            ResultCode.LOCAL_ERROR,
            ResultCode.DECODING_ERROR);

    private LdapFailure() {}

    static VireoException of(String attempt, LDAPException e) {
        var code = down(e) ? DirectoryError.DIRECTORY_UNAVAILABLE : DirectoryError.DIRECTORY_FAILED;
        return new VireoException(code, "cannot " + attempt + ": " + inWords(e), e);
    }

    /** Whether another server, or the same one later, may do better. */
    static boolean down(LDAPException e) {
        return DOWN.contains(e.getResultCode()) || !e.getResultCode().isConnectionUsable();
    }

    static VireoException late(String attempt) {
        return new VireoException(
                DirectoryError.DIRECTORY_UNAVAILABLE, "cannot " + attempt + ": the time allowed for it is over");
    }

    static VireoException broken(String dn, String attribute, Exception cause) {
        return new VireoException(
                DirectoryError.DIRECTORY_FAILED,
                "cannot use the entry " + dn + ": its attribute " + attribute + " cannot be read",
                cause);
    }

    static String inWords(LDAPException e) {
        var told = e.getDiagnosticMessage() == null ? e.getMessage() : e.getDiagnosticMessage();
        return e.getResultCode().getName() + (told == null || told.isBlank() ? "" : ", " + told.strip());
    }
}
