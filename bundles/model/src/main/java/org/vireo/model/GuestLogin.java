package org.vireo.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Who can log in to a guest after its first start. Immutable.
 *
 * @param userName account that is set up, empty for that of the image
 * @param password of it, or of the administrator
 * @param authorizedKeys public SSH keys, one a line
 * @param regenerateKeys whether the guest makes new SSH host keys
 */
public record GuestLogin(String userName, Optional<Secret> password, String authorizedKeys, boolean regenerateKeys) {
    /** Nobody new. */
    public static final GuestLogin NONE = new GuestLogin("", Optional.empty(), "", false);

    /** Refuses missing values. */
    public GuestLogin {
        Ranges.plain("the user name", userName, 255);
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(authorizedKeys, "authorizedKeys");
    }
}
