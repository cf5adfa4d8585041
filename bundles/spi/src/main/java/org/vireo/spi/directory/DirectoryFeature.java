package org.vireo.spi.directory;

/** What only some directories can do. */
public enum DirectoryFeature {
    /** Finds users and groups by patterns; without it searches find nothing. */
    SEARCH,
    /** Tells the groups of users who are not just logging in. */
    MEMBERSHIP,
    /** Follows groups that are members of groups. */
    NESTED_GROUPS,
    /** Tells a disabled account from a wrong password. */
    TELLS_DISABLED,
    /** Tells an account whose time is over. */
    TELLS_ACCOUNT_EXPIRED,
    /** Tells a password whose time is over. */
    TELLS_PASSWORD_EXPIRED,
    /** Tells an account that is locked after failures. */
    TELLS_LOCKED
}
